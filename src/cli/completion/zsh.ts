import { type Completed, type CompletedOption, type Values, wordsIn } from './model.ts';

/** The script for zsh: to be sourced, or put into a folder of `fpath` as `_replylint`. */
export function zsh({ program, commands, byDefault }: Completed): string {
  const cases = commands.map(({ name, options, argument }) => {
    const specs = [
      ...options.flatMap(specsOf),
      ...(argument === undefined ? [] : [quoted(`${wordsIn(argument) === undefined ? '*' : '1'}:${name}:${actionOf(argument)}`)]),
    ];
    return `    (${name})\n      _arguments -S ${specs.map((spec) => `\\\n        ${spec}`).join(' ')}\n      ;;`;
  });
  return `#compdef ${program}
# Completion of ${program} for zsh, written by: ${program} completion zsh
_${program}() {
  local command=${byDefault}
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    local -a commands
    commands=(
${commands.map(({ name, description }) => `      ${quoted(`${name}:${description.replaceAll(':', '\\:')}`)}`).join('\n')}
    )
    _describe -t commands command commands
    _files
    return
  fi
  case $words[2] in
    (${commands.map(({ name }) => name).join('|')})
      command=$words[2]
      shift words
      (( CURRENT-- ))
      ;;
  esac
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_${program}" ]; then
  _${program} "$@"
else
  compdef _${program} ${program}
fi
`;
}

function specsOf({ names, description, values, optional }: CompletedOption): string[] {
  const text = description.replace(/[[\]:\\]/g, '\\$&');
  return names.map((name) => {
    if (values === undefined) return quoted(`${name}[${text}]`);
    // An optional value is one only behind an equals sign; several of an option are allowed.
    return quoted(`*${name}=${optional ? '-' : ''}[${text}]:${optional ? ':' : ''}value:${actionOf(values)}`);
  });
}

function actionOf(values: Values): string {
  const words = wordsIn(values);
  return words !== undefined ? `(${words.join(' ')})` : values === 'files' ? '_files' : ' ';
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
