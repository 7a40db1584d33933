import { type Completed, type CompletedOption, type Values, wordsIn } from './model.ts';

/** The script for fish. */
export function fish({ program, commands, byDefault }: Completed): string {
  const names = commands.map(({ name }) => name).join(' ');
  const lines = commands.flatMap(({ name, options, argument }) => {
    const here = `complete -c ${program} -n 'test (__${program}_command) = ${name}'`;
    const words = wordsIn(argument);
    return [
      ...options.map((option) => `${here} ${optionText(option)} -d ${quoted(option.description)}`),
      ...(words === undefined ? [] : [`${here} -f -a ${quoted(words.join(' '))}`]),
    ];
  });
  return `# Completion of ${program} for fish, written by: ${program} completion fish
function __${program}_command
  set -l words (commandline -opc)
  if set -q words[2]; and contains -- $words[2] ${names}
    echo $words[2]
  else
    echo ${byDefault}
  end
end
function __${program}_first
  test (count (commandline -opc)) -eq 1
end
${commands.map(({ name, description }) => `complete -c ${program} -n __${program}_first -a ${name} -d ${quoted(description)}`).join('\n')}
${lines.join('\n')}
`;
}

function optionText({ names, values, optional }: CompletedOption): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ');
  return values === undefined ? flags : `${flags} ${valueText(values, optional)}`;
}

function valueText(values: Values, optional: boolean): string {
  const words = wordsIn(values);
  if (words !== undefined) return `${optional ? '-f' : '-x'} -a ${quoted(words.join(' '))}`;
  if (optional) return '-f';
  return values === 'files' ? '-r -F' : '-x';
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
