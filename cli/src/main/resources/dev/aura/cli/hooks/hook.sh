#!/bin/sh
# aura git hook 1
# Written by `aura hooks install`, taken away by `aura hooks uninstall`. Switched off by AURA_HOOKS=0.
# Runs the hook that was here before, then asks Aura where its mesh runs. Only a finding of Aura may stop git, never a fault of Aura.
# Shell builtins only until it is sure that there is something to ask: this runs with every commit.
name=${0##*/}
mode=@MODE@
aura=@AURA@
runtime=${XDG_RUNTIME_DIR:+$XDG_RUNTIME_DIR/aura}
runtime=${runtime:-@RUNTIME@}

# The hook that was here before. A global hook stands in for the repository's own, which git no longer looks at.
own=${0%/*}/$name.aura-chained
if [ "$mode" = global ]; then
  if [ -z "${GIT_DIR:-}" ] && [ -d .git ]; then
    common=.git
  else
    common=$(git rev-parse --git-common-dir 2>/dev/null) || exit 0
  fi
  own=$common/hooks/$name
  own_second=
  [ -r "$own" ] && { read -r _; read -r own_second; } <"$own" 2>/dev/null
  # Where the repository has hooks of Aura itself, those do the work.
  [ "$own_second" = '# aura git hook 1' ] && [ -x "$own" ] && exec "$own" "$@"
fi

wanted() {
  [ "${AURA_HOOKS:-1}" != 0 ] || return 1
  case $name in
    # A message that was given, or that a merge, squash or amend brings, stays as it is.
    prepare-commit-msg) case ${2:-} in '' | template) ;; *) return 1 ;; esac ;;
    commit-msg | pre-commit | pre-push | post-merge) ;;
    *) return 1 ;;
  esac
  [ -S "$runtime/broker.sock" ] || return 1
  # Left behind by a mesh that was killed, the socket says nothing; the process does.
  if [ -e "$runtime/aurad.pid" ]; then
    pid=
    read -r pid _ 2>/dev/null <"$runtime/aurad.pid"
    kill -0 "${pid:-x}" 2>/dev/null || return 1
  fi
  [ -x "$aura" ] || aura=$(command -v aura 2>/dev/null) || return 1
}

if ! wanted "$@"; then
  [ -x "$own" ] && exec "$own" "$@"
  exit 0
fi

if [ "$name" = pre-push ]; then
  input=$(cat)
  [ -z "$input" ] || input="$input
"
  if [ -x "$own" ]; then printf '%s' "$input" | "$own" "$@" || exit $?; fi
else
  input=
  if [ -x "$own" ]; then "$own" "$@" || exit $?; fi
fi

# A commit that opens an editor: pre-commit asks for a message beside its review and leaves it here, named after the process of git, so
# that prepare-commit-msg needs no JVM. Left over from a commit that was stopped, it is cleared away by the next.
case $name in
  pre-commit)
    git_directory=${GIT_INDEX_FILE:-.git/index}
    git_directory=${git_directory%/*}
    for left in "$git_directory"/aura-suggestion.*; do
      [ -e "$left" ] && rm -f "$left"
    done
    [ "${GIT_EDITOR:-}" = : ] || set -- "$git_directory/aura-suggestion.$PPID"
    ;;
  prepare-commit-msg)
    suggestion=${1%/*}/aura-suggestion.$PPID
    if [ -r "$suggestion" ]; then
      below=$(cat "$1")
      says=
      while IFS= read -r line; do
        case $line in
          *'------------------------ >8 ------------------------'*) break ;;
          '' | [#\;@!$%^\&\|:]*) ;;
          *) says=something && break ;;
        esac
      done <"$1"
      if [ -z "$says" ] || [ "${2:-}" = template ]; then
        { cat "$suggestion" && echo && printf '%s\n' "${below#"${below%%[!
]*}"}"; } >"$1.aura" && cat "$1.aura" >"$1"
        rm -f "$1.aura"
      fi
      rm -f "$suggestion"
      exit 0
    fi
    ;;
esac

# aura keeps to its time budget itself; timeout(1) is the second net, for a JVM that hangs.
limit=
command -v timeout >/dev/null 2>&1 && limit='timeout -k 1 30'
# A JVM that cannot start ends with 1 too, so a finding has to say so in a word as well.
verdict=$(printf '%s' "$input" | $limit "$aura" --no-autostart hook "$name" "$@")
[ $? -eq 1 ] && [ "$verdict" = stop ] && exit 1
exit 0
