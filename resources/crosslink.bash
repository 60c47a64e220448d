# crosslink.bash - completion of the command line in bash: commands, their options, formats, kinds
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/completion compares every list with what the program says of itself.

_crosslink()
{
  local commands="new sample import merge undo redo backup repair soak export layout validate check list show search history digest
    appraise match"
  local formats="dossier report-pdf iati csv xlsx graphml gexf dot ics geojson map-svg map-png map-pdf"
  local layouts="network clusters geography pipeline circle"
  local maps="cordis-organization cordis-project keep-partners sample-flows sample-organisations sample-projects
    sample-regions"
  local kinds="region network membership organisation person tie project project-region participation stage-move
    milestone source document agreement party evidence cash-line funding-line risk indicator score scenario setting
    justification value-chain step capability flow match disruption readiness strategy event agenda-item attendance
    outcome topic position contribution practice transfer call working-group training view scene tag idea"
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} options words=
  COMPREPLY=()

  # bash takes --format=csv apart at the sign
  if [[ $cur == "=" ]]; then
    cur=
  elif [[ $prev == "=" ]]; then
    prev=${COMP_WORDS[COMP_CWORD-2]}
  fi

  if (( COMP_CWORD == 1 )); then
    words="$commands"
    [[ $cur == -* ]] && words="--help --version --new-window"
  else
    case $prev in
      --format) words=$formats ;;
      --kind) words=$kinds ;;
      --layout) words=$layouts ;;
      --map) words=$maps ;;
      --mode) words="network clusters" ;;
      --keep) words="mine theirs" ;;
      --size) words="A0 A1 A2 A3 A4" ;;
      --project | --on | --seed | --edits) return ;;
    esac
    if [[ -z $words && $cur == -* ]]; then
      case $command in
        import) options="--kind --map --dry-run --large" ;;
        merge) options="--keep --dry-run --large" ;;
        soak) options="--edits --seed" ;;
        export) options="--format --project --kind --persons --private --layout --matches --size --output" ;;
        layout) options="--mode --seed --output" ;;
        backup | repair) options="--output" ;;
        validate) options="--large" ;;
        check) options="--on" ;;
        list) options="--kind" ;;
        appraise) options="--project --table" ;;
      esac
      words="$options --help"
    fi
  fi
  if [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  fi
  # a plan file or another one where no word is wanted
  if [[ -z $words || $COMP_CWORD -eq 1 && $cur != -* ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur")
  fi
}
complete -F _crosslink crosslink
