# Trains the AOT caches (JEP 514) of the command and the daemon on a small repository, apart from the user's own mesh.
# Called by bin/aurad, which exports java, class_path, command_class_path, cli_options, aurad_options, aot_stamp, aot_directory
# and AURA_HOME.
set -eu
mkdir -p "$aot_directory"
# One training at a time; a lock whose training died is taken over after half an hour.
find "$aot_directory/training" -maxdepth 0 -mmin +30 -exec rmdir {} + 2>/dev/null || true
mkdir "$aot_directory/training" 2>/dev/null || exit 0
work=$(mktemp -d "${TMPDIR:-/tmp}/aura-aot.XXXXXX")
daemon=
cleanup() {
  [ -n "$daemon" ] && kill "$daemon" 2>/dev/null
  rm -rf "$work"
  rmdir "$aot_directory/training" 2>/dev/null || true
}
trap cleanup EXIT
trap 'exit 1' HUP INT TERM

export HOME="$work/home" XDG_RUNTIME_DIR="$work/run" XDG_STATE_HOME="$work/state" XDG_CACHE_HOME="$work/cache" \
  XDG_CONFIG_HOME="$work/config" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
unset NOTIFY_SOCKET JOURNAL_STREAM INVOCATION_ID 2>/dev/null || true
mkdir -p "$HOME" "$work/sample"
mkdir -m 700 "$XDG_RUNTIME_DIR"

cd "$work/sample"
git init -q .
cat >Shelf.java <<'END'
package sample;

import java.util.ArrayList;
import java.util.List;

/** A shelf of books. */
public class Shelf {
    private final List<String> books = new ArrayList<>();

    /** Adds a book once. */
    public boolean add(String book) {
        for (String known : books) {
            if (known.equals(book) || book == null) {
                return false;
            }
        }
        try {
            return books.add(book.trim());
        } catch (RuntimeException e) {
        }
        return false;
    }
}
END
printf 'import os\n\n\ndef size(path, seen=[]):\n    """Size of a file."""\n    return os.stat(path).st_size if path else 0\n' >shelf.py
printf '<project><modelVersion>4.0.0</modelVersion><groupId>s</groupId><artifactId>s</artifactId><version>1</version></project>\n' >pom.xml
cp -R "$AURA_HOME/share/training" sources
git add . && git -c user.name=aura -c user.email=aura@localhost commit -qm 'feat: add a shelf'
printf '\n# end\n' >>shelf.py
git add .

# What the training compiled with the fast compiler alone the daemon compiles with it at once, and leaves at that: it pays for what reads and
# analyses code, which has much to do in its first seconds, and not for the rest, which is therefore left out here and goes its usual way
# to the optimizing compiler. Little is analysed here, so the second run of a method must do.
cat >"$work/compile.json" <<'END'
[
  {
    match: [
      "com/github/javaparser/*.*", "com/google/protobuf/*.*", "dev/aura/proto/*.*", "dev/aura/bus/workspace/*.*", "dev/aura/code/source/*.*",
      "dev/aura/code/syntax/*.*", "dev/aura/code/language/*.*", "dev/aura/code/java/*.*", "dev/aura/code/python/*.*", "dev/aura/code/ecma/*.*",
      "dev/aura/code/go/*.*", "dev/aura/code/rust/*.*", "dev/aura/code/repair/*.*", "dev/aura/code/duplicate/*.*", "dev/aura/code/store/*.*",
      "dev/aura/code/index/*.*"
    ],
    c1: { Exclude: false }
  },
  { match: "*.*", c1: { Exclude: true } }
]
END
fast_compiler="-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.01 \
-XX:CompileCommand=quiet -XX:CompilerDirectivesFile=$work/compile.json"

# shellcheck disable=SC2086 # the option lists are split on purpose
"$java" -XX:AOTCacheOutput="$work/aurad.aot" $aurad_options $fast_compiler -Daura.home="$AURA_HOME" -cp "$class_path" \
  dev.aura.bus.host.AuradMain &
daemon=$!
tries=0
until [ -S "$XDG_RUNTIME_DIR/aura/broker.sock" ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 300 ] && kill -0 "$daemon" || exit 1
  sleep 0.2
done

printf 'feat: add a shelf\n' >.git/COMMIT_EDITMSG
# A command is over before compiled code pays, so its caches keep no profile: at its start the JVM would compile all that was hot here.
no_profile="-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining"
for cache in quick cli; do
  # shellcheck disable=SC2086
  "$java" -XX:AOTCacheOutput="$work/$cache.aot" $no_profile $cli_options -Daura.home="$AURA_HOME" -cp "$command_class_path" \
    dev.aura.systemd.CommandTraining "$cache"
done
kill -TERM "$daemon"
wait "$daemon" || true
daemon=

for cache in quick cli aurad; do
  [ -s "$work/$cache.aot" ] && mv -f "$work/$cache.aot" "$aot_directory/$cache.aot.new" && mv -f "$aot_directory/$cache.aot.new" "$aot_directory/$cache.aot"
done
printf '%s\n' "$aot_stamp" >"$aot_directory/stamp.new"
mv -f "$aot_directory/stamp.new" "$aot_directory/stamp"
