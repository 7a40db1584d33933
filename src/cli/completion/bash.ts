import { type Completed, type CompletedOption, wordsIn } from './model.ts';

/** The script for bash, 3.2 (macOS) and later. */
export function bash({ program, commands, byDefault, settings }: Completed): string {
  const valued = commands.flatMap(({ name, options }) =>
    options.filter(takesWord).map((option) => {
      const at = option.names.map((each) => `"${name} ${each}"`).join(' | ');
      const words = wordsIn(option.values);
      return `    ${at}) ${words === undefined ? '' : `COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$cur")); `}return ;;`;
    }),
  );
  const flags = commands.map(({ name, options }) => `    ${name}) words="${options.flatMap(({ names }) => names).join(' ')}" ;;`);
  const words = commands.flatMap(({ name, argument }) => {
    const own = wordsIn(argument);
    return own === undefined ? [] : [`      ${name}) words="${own.join(' ')}" ;;`];
  });
  return `# Completion of ${program} for bash, written by: ${program} completion bash
_${program}() {
  local cur prev command words
  COMPREPLY=()
  cur="\${COMP_WORDS[COMP_CWORD]}"
  prev="\${COMP_WORDS[COMP_CWORD - 1]}"
  # Bash parts words at an equals sign.
  if [ "$cur" = "=" ]; then
    cur=""
  elif [ "$prev" = "=" ]; then
    prev="\${COMP_WORDS[COMP_CWORD - 2]}"
    if [ "\${COMP_WORDS[COMP_CWORD - 3]}" = "--rule" ]; then
      COMPREPLY=($(compgen -W "${settings.join(' ')}" -- "$cur"))
      return
    fi
  fi
  command="${byDefault}"
  if [ "$COMP_CWORD" -gt 1 ]; then
    case "\${COMP_WORDS[1]}" in
      ${commands.map(({ name }) => name).join(' | ')}) command="\${COMP_WORDS[1]}" ;;
    esac
  fi
  # An option whose value is a file, or known to its author only, ends in the files that bash offers by itself.
  case "$command $prev" in
${valued.join('\n')}
  esac
  words=""
  case "$cur" in
    -*)
      case "$command" in
${flags.map((line) => `    ${line}`).join('\n')}
      esac
      if [ "$COMP_CWORD" -eq 1 ]; then words="$words --version"; fi
      ;;
    *)
      if [ "$COMP_CWORD" -eq 1 ]; then
        words="${commands.map(({ name }) => name).join(' ')}"
      else
        case "$command" in
${words.map((line) => `    ${line}`).join('\n')}
        esac
      fi
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _${program} ${program}
`;
}

/** An optional value is one only behind an equals sign. */
const takesWord = ({ values, optional }: CompletedOption): boolean => values !== undefined && !(optional && values === 'anything');
