# Sourced by bin/aura and bin/aurad: finds a JDK, the class path and the AOT cache. Only shell builtins on the usual path, because
# every millisecond here is paid by each command and each git hook.
#
# In: AURA_HOME. Out: java, class_path, command_class_path, cli_options, aurad_options; find_aot_cache sets aot_option, aot_directory,
# aot_stamp, stamp.

cache_directory="${XDG_CACHE_HOME:-$HOME/.cache}/aura"

# Succeeds when the directory holds a JDK of version 25 or later. Every JDK says its version in the file `release`.
is_fit_jdk() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r release_line; do
    case $release_line in
      JAVA_VERSION=*)
        major=${release_line#JAVA_VERSION=?}
        major=${major%%[!0-9]*}
        [ "${major:-0}" -ge 25 ]
        return
        ;;
    esac
  done <"$1/release"
  return 1
}

search_jdk() {
  path_java=$(command -v java 2>/dev/null) && path_java=$(readlink -f "$path_java" 2>/dev/null) || path_java=
  for candidate in "${JAVA_HOME:-/nowhere}" "${path_java%/bin/java}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_fit_jdk "$candidate"; then
      jdk=$candidate
      mkdir -p "$cache_directory" && printf '%s\n' "$jdk" >"$cache_directory/jdk" 2>/dev/null
      return 0
    fi
  done
  return 1
}

find_jdk() {
  if [ -n "${AURA_JAVA_HOME:-}" ]; then
    jdk=$AURA_JAVA_HOME
    is_fit_jdk "$jdk" && return
    echo "aura: AURA_JAVA_HOME=$jdk holds no JDK 25 or later; point it to one or unset it (reason=NO_JDK)" >&2
    exit 8
  fi
  jdk=
  [ -r "$cache_directory/jdk" ] && IFS= read -r jdk <"$cache_directory/jdk"
  [ -n "$jdk" ] && is_fit_jdk "$jdk" && return
  search_jdk && return
  echo "aura: no JDK 25 or later found in JAVA_HOME, PATH, /usr/lib/jvm, ~/.sdkman or ~/.jdks; install one or set AURA_JAVA_HOME (reason=NO_JDK)" >&2
  exit 8
}

# The jars of lib/ in one fixed order, which the AOT caches rely on. The command goes without the libraries of the services: the JDK opens
# every jar of the class path to look for a logger. A jar that is missing in the list below costs a command some time, no more.
find_class_path() {
  saved_locale=${LC_ALL-unset}
  LC_ALL=C
  command_class_path=
  service_jars=
  for jar in "$AURA_HOME"/lib/*.jar; do
    case ${jar##*/} in
      *annotations-[0-9]* | JavaEWAH-* | commons-codec-* | grpc-core-* | grpc-netty-* | grpc-services-* | grpc-util-* | jackson-* | javaparser-* | \
        listenablefuture-* | lucene-* | micrometer-* | netty-* | org.eclipse.jgit-* | prometheus-* | slf4j-* | sqlite-* | tree-sitter-*)
        service_jars="$service_jars:$jar"
        ;;
      *) command_class_path="$command_class_path:$jar" ;;
    esac
  done
  command_class_path=${command_class_path#:}
  class_path=$command_class_path$service_jars
  if [ "$saved_locale" = unset ]; then unset LC_ALL; else LC_ALL=$saved_locale; fi
}

# The AOT cache fits one JDK and one set of jars; its stamp names both. A cache that does not fit is left alone and a new one trained.
find_aot_cache() {
  build=none
  [ -r "$AURA_HOME/lib/build" ] && IFS= read -r build <"$AURA_HOME/lib/build"
  jdk_version=
  while IFS= read -r release_line; do
    case $release_line in JAVA_RUNTIME_VERSION=* | JAVA_VERSION=*) jdk_version="$jdk_version $release_line" ;; esac
  done <"$jdk/release"
  aot_stamp="$AURA_HOME $build $jdk $jdk_version"
  aot_directory="$cache_directory/aot"
  aot_option=
  stamp=
  [ -r "$aot_directory/stamp" ] && IFS= read -r stamp <"$aot_directory/stamp"
  if [ "$stamp" = "$aot_stamp" ] && [ -r "$aot_directory/$1.aot" ]; then
    aot_option=-XX:AOTCache=$aot_directory/$1.aot
  fi
}

# Java reads file names in the locale's encoding: without UTF-8, a name such as `für.txt` would be unreadable.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

# A short-lived program: the smallest collector, the fast compiler only. Naming the selector provider saves a search of all jars for
# another one; the native accessor saves the few calls by reflection from each generating a class.
cli_options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -XX:-UsePerfData --enable-native-access=ALL-UNNAMED \
-Djava.nio.channels.spi.SelectorProvider=sun.nio.ch.EPollSelectorProvider -Djdk.reflect.useNativeAccessorOnly=true"

# A small idle process matters more than peak speed: one collector thread, a heap that shrinks, native memory given back, and a young generation that the
# garbage of a few requests does not outgrow: what is promoted stays until a full collection (OldGarbage.java asks for one; it then shrinks at once). More carriers than
# processors, because a virtual thread that loads a class keeps its own. The lexer of the parser for Java has a method of over 8,000 bytes, which the JVM would leave
# to its interpreter. The optimizing compiler, a third of the processor time of a first analysis, waits ten times as long as it would (docs/decisions/260).
aurad_options="-XX:+UseSerialGC -Xms48m -Xmn32m -Xmx${AURA_HEAP_MAX:-768m} -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:-ShrinkHeapInSteps \
-XX:+UseCompactObjectHeaders -XX:TrimNativeHeapInterval=5000 -XX:ReservedCodeCacheSize=96m -XX:-DontCompileHugeMethods -XX:-UsePerfData \
-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000 \
-Djdk.virtualThreadScheduler.parallelism=8 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

# A cache that does not fit is no news for a user; everything else the JVM has to say goes to stderr.
quiet_options="-Xlog:disable -Xlog:all=error,aot*=off,cds*=off:stderr"

# Exit code 8 is "a fault of ours" in the table of `aura help exit-codes`.
AURA_HOME=${AURA_HOME%/}
export AURA_HOME
find_jdk
java=$jdk/bin/java
find_class_path
