/**
 * The tools of libgpiod as shell scripts over a folder of files: quick enough to be started a hundred times a second, and there is
 * nothing to build. They keep to what the real ones do: their options and answers, a line that is held by a running tool is busy, and
 * a tool that is killed leaves its lines as they are; one that is told to end in the middle of a pulse lets go of them first, as chips may. Words and answers are those of the man pages (PROTOCOL.md of the bridge's gpio).
 *
 * The folder: `chips` (name, label, lines), `lines/<name>/label`, `lines/<name>/<offset>.level` of outputs, `.in` of inputs, `.owner` of a held line,
 * `lines/<name>/broken` of a chip that cannot be opened, `slow` (how many seconds a reading takes longer), `journal` (seconds since the machine's start, line, level) of the outputs that have a
 * `.watched`. Whoever puts a file `looks` there finds the chip of every `gpioget` in it, in their order.
 */

export type ToolVersion = 1 | 2;

const common = `#!/bin/sh
here=\${0%/*}/..
tool=\${0##*/}
die() { echo "$tool: $*" >&2; exit 1; }
known() {
  [ -n "$chip" ] && [ -d "$here/lines/$chip" ] || die "unable to open chip '$chip': No such file or directory"
}
free() {
  owner=$here/lines/$chip/$1.owner
  [ -e "$owner" ] || die "line $1 of '$chip': Invalid argument"
  pid=
  read -r pid < "$owner"
  # A process that was killed and not yet buried has no program any more.
  [ -z "$pid" ] || [ "$pid" = $$ ] || ! [ -e "/proc/$pid/exe" ] ||
    die "unable to request lines on chip '$chip': Device or resource busy"
}
`;

/** A tool may be killed between the level and the journal, so that what a line has already is told as well: to who listens it is no change. */
const set = `
write() {
  file=$here/lines/$chip/$1
  echo "$2" > "$file.level"
  ! [ -e "$file.watched" ] || {
    read -r now _ < /proc/uptime
    echo "$now $chip $1 $2" >> "$here/journal"
  }
}
apply() { for pair; do write "\${pair%=*}" "\${pair#*=}"; done; }
known
for pair; do
  case \${pair#*=} in 0 | 1) ;; *) die "invalid line value: '$pair'" ;; esac
  free "\${pair%=*}"
done
for pair; do echo $$ > "$here/lines/$chip/\${pair%=*}.owner"; done
release() { for pair; do : > "$here/lines/$chip/\${pair%=*}.owner"; done; }
apply "$@"
let_go='for pair; do write "\${pair%=*}" $((1 - \${pair#*=})); done; exit 143'
`;

const set1 = `
[ "$1" = --version ] && { echo "gpioset (libgpiod) v1.6.3"; exit 0; }
mode=exit sec=0 usec=0
while :; do
  case $1 in
    --mode=*) mode=\${1#*=} ;;
    --sec=*) sec=\${1#*=} ;;
    --usec=*) usec=\${1#*=} ;;
    -*) die "unrecognized option '$1'" ;;
    *) break ;;
  esac
  shift
done
chip=$1
shift
${set}
case $mode in
  time) trap "$let_go" TERM; sleep "$((sec + usec / 1000000)).$(printf %06d $((usec % 1000000)))" ;;
  signal) exec sleep 86400 ;;
esac
release "$@"
`;

const set2 = `
[ "$1" = --version ] && { echo "gpioset v2.1.3 (libgpiod v2.1.3)"; exit 0; }
chip= toggle= banner=
while :; do
  case $1 in
    -c) chip=$2; shift ;;
    -t) toggle=$2; shift ;;
    --banner) banner=yes ;;
    -*) die "unrecognized option '$1'" ;;
    *) break ;;
  esac
  shift
done
${set}
own=
case $toggle in *ms,0) read -r own < "$here/lines/$chip/label" ;; esac
[ -z "$banner" ] || echo "Setting lines ..."
case $toggle in
  '') exec sleep 86400 ;;
  0) ;;
  *ms,0)
    ms=\${toggle%ms,0}
    trap "$let_go" TERM
    sleep "$((ms / 1000)).$(printf %03d $((ms % 1000)))"
    now=
    [ ! -e "$here/lines/$chip/label" ] || read -r now < "$here/lines/$chip/label"
    [ "$now" = "$own" ] || die "unable to set values on chip '$chip': No such device"
    for pair; do write "\${pair%=*}" $((1 - \${pair#*=})); done
    ;;
  *) die "invalid period: $toggle" ;;
esac
release "$@"
`;

const get = `
known
[ ! -e "$here/looks" ] || echo "$chip" >> "$here/looks"
[ ! -e "$here/slow" ] || { read -r seconds < "$here/slow"; sleep "$seconds"; }
answer=
for offset; do
  free "$offset"
  file=$here/lines/$chip/$offset.in
  [ -e "$file" ] || die "unable to read GPIO line values: Input/output error"
  level=
  while read -r first driven closed; do
    if [ -z "$driven" ]; then
      level=$first
    else
      now=
      read -r now < "$here/lines/$first.level"
      [ "$now" = "$driven" ] && level=$closed
    fi
  done < "$file"
  answer="$answer\${answer:+ }$level"
done
echo "$answer"
`;

const get1 = `
case $1 in --bias=*) shift ;; esac
chip=$1
shift
${get}`;

const get2 = `
chip= numeric=
while :; do
  case $1 in
    -c) chip=$2; shift ;;
    -b) shift ;;
    --numeric) numeric=yes ;;
    -*) die "unrecognized option '$1'" ;;
    *) break ;;
  esac
  shift
done
[ -n "$numeric" ] || die "only --numeric is played"
${get}`;

const detect = `
status=0
while read -r name label lines; do
  if [ -e "$here/lines/$name/broken" ]; then
    echo "$tool: unable to open chip '$name': Input/output error" >&2
    status=1
  elif [ -d "$here/lines/$name" ]; then
    echo "$name [$label] ($lines lines)"
  fi
done < "$here/chips"
exit $status
`;

/** The scripts by their names. */
export function toolScripts(version: ToolVersion): Readonly<Record<string, string>> {
  return {
    gpiodetect: common + detect,
    gpioset: common + (version === 1 ? set1 : set2),
    gpioget: common + (version === 1 ? get1 : get2),
  };
}
