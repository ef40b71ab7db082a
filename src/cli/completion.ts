import { MIGRATIONS, SHELLS } from './choices';
import { allOptions, COMMANDS, Option } from './options';

const NAME = 'cdk8s-cnpg-i';

/** Prints the ids of rules. They are not part of the script: it stays valid when the package is updated. */
const RULES = `${NAME} --list-rules 2>/dev/null`;

/** The script that completes the command in a shell. It is made of the table of options. */
export function completionFor(shell: typeof SHELLS[number]): string {
  switch (shell) {
    case 'bash': return bash();
    case 'zsh': return `#compdef ${NAME}\nautoload -U +X bashcompinit && bashcompinit\n${bash()}`;
    case 'fish': return fish();
  }
}

function bash(): string {
  const options = allOptions().filter(({ value }) => value !== undefined).map(option => `    --${option.name}) ${valuesInBash(option)} ;;`);
  return `_cdk8s_cnpg_i() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  case "$before" in
${options.join('\n')}
    migrate) COMPREPLY=($(compgen -W "${MIGRATIONS.join(' ')}" -- "$word")); return ;;
    completion) COMPREPLY=($(compgen -W "${SHELLS.join(' ')}" -- "$word")); return ;;
  esac
  if [[ "$word" == -* ]]; then
    COMPREPLY=($(compgen -W "${allOptions().map(({ name }) => `--${name}`).join(' ')}" -- "$word"))
  elif [[ "$COMP_CWORD" -eq 1 ]]; then
    COMPREPLY=($(compgen -W "${Object.keys(COMMANDS).join(' ')}" -- "$word"))
  fi
}
complete -o default -F _cdk8s_cnpg_i ${NAME}
`;
}

/** An empty reply lets the shell complete files. */
function valuesInBash({ choices, completes }: Option): string {
  if (choices) { return `COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word")); return`; }
  return completes === 'rule' ? `COMPREPLY=($(compgen -W "$(${RULES} | cut -d ' ' -f 1)" -- "$word")); return` : 'return';
}

function fish(): string {
  const commands = Object.entries(COMMANDS).map(([name, meaning]) => `complete -c ${NAME} -n __fish_use_subcommand -a ${name} -d ${quoted(meaning)}`);
  const options = allOptions().map(({ name, short, value, help, choices, completes }) => [
    `complete -c ${NAME} -l ${name}`,
    ...short === undefined ? [] : [`-s ${short}`],
    ...value === undefined ? [] : ['-r'],
    ...choices ? [`-f -a ${quoted(choices.join(' '))}`] : [],
    ...completes === 'rule' ? [`-f -a ${quoted(`(${RULES} | string split -f 1 ' ')`)}`] : [],
    `-d ${quoted([help].flat()[0])}`,
  ].join(' '));
  const shells = `complete -c ${NAME} -n '__fish_seen_subcommand_from completion' -f -a ${quoted(SHELLS.join(' '))}`;
  const migrations = `complete -c ${NAME} -n '__fish_seen_subcommand_from migrate' -a ${quoted(MIGRATIONS.join(' '))}`;
  return [...commands, ...options, shells, migrations, ''].join('\n');
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
