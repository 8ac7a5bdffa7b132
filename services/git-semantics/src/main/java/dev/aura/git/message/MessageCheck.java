package dev.aura.git.message;

import dev.aura.proto.git.v1.CheckMessageResponse;
import dev.aura.proto.git.v1.CheckMessageResponse.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks a message against Conventional Commits 1.0.0 (https://www.conventionalcommits.org/en/v1.0.0/). */
public final class MessageCheck {

    private static final Pattern HEADER = Pattern.compile("^([^\\s:(!]+)(\\(([^)]*)\\))?(!)?:(\\s*)(.*)$");
    private static final Pattern WRITTEN_BY_GIT =
            Pattern.compile("^(Merge |Revert \"|Reapply \"|fixup! |squash! |amend! ).*");
    private static final Pattern SCOPE = Pattern.compile("[\\w./,@ -]*[\\w@]");
    private static final Pattern PAST = Pattern.compile(
            "^(added|adds|adding|fixed|fixes|fixing|changed|changes|changing|removed|removes|removing|updated|updates|updating)\\b.*");
    private static final Pattern BREAKING = Pattern.compile("^breaking[ -]change\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BREAKING_FORM = Pattern.compile("^BREAKING[ -]CHANGE(: | #).*\\S.*");

    private final Set<String> types;
    private final int headerMax;

    /**
     * A check.
     *
     * @param types types that are allowed
     * @param headerMax characters above which a header is worth a hint
     */
    public MessageCheck(Set<String> types, int headerMax) {
        this.types = Set.copyOf(types);
        this.headerMax = headerMax;
    }

    /** Checks a message as git has it. Lines that begin with the comment prefix do not count; null for none. */
    public CheckMessageResponse check(String message, CommentLines comments) {
        List<Problem> problems = new ArrayList<>();
        List<Line> lines = comments.strip(message);
        if (lines.isEmpty()) {
            problems.add(error("message-empty", 1, "the message is empty; say what the commit does"));
        } else if (!WRITTEN_BY_GIT.matcher(lines.getFirst().text()).matches()) {
            header(lines.getFirst(), problems);
            body(lines, problems);
        }
        return CheckMessageResponse.newBuilder()
                .addAllProblems(problems)
                .setValid(problems.stream().noneMatch(Problem::getError))
                .build();
    }

    /**
     * A line of the message.
     *
     * @param number from 1, comment lines counted
     * @param text without its end
     */
    record Line(int number, String text) {}

    private void header(Line line, List<Problem> problems) {
        Matcher header = HEADER.matcher(line.text());
        if (!header.matches()) {
            problems.add(error(
                    "header-form",
                    line.number(),
                    "\"" + shown(line.text()) + "\" is not type(scope): subject; write for example \"fix: "
                            + shown(line.text()) + "\""));
            return;
        }
        type(header.group(1), line.number(), problems);
        scope(header.group(2), header.group(3), line.number(), problems);
        subject(header.group(5), header.group(6), line, problems);
    }

    private void type(String type, int number, List<Problem> problems) {
        if (types.contains(type)) {
            return;
        }
        if (types.contains(type.toLowerCase(Locale.ROOT))) {
            problems.add(error(
                    "type-case",
                    number,
                    "type \"" + type + "\" should be written \"" + type.toLowerCase(Locale.ROOT) + "\""));
        } else {
            problems.add(error(
                    "type-unknown",
                    number,
                    "type \"" + type + "\" is not known; use one of "
                            + String.join(", ", types.stream().sorted().toList())));
        }
    }

    private static void scope(
            @org.jspecify.annotations.Nullable String parentheses,
            @org.jspecify.annotations.Nullable String scope,
            int number,
            List<Problem> problems) {
        if (parentheses == null || scope == null) {
            return;
        }
        if (scope.isBlank()) {
            problems.add(error(
                    "scope-empty", number, "the scope is empty; name a part of the code or leave the parentheses out"));
        } else if (!SCOPE.matcher(scope).matches()) {
            problems.add(error(
                    "scope-form", number, "scope \"" + scope + "\" should be a noun that names a part of the code"));
        }
    }

    private void subject(String space, String subject, Line line, List<Problem> problems) {
        int number = line.number();
        if (subject.isBlank()) {
            problems.add(
                    error("subject-empty", number, "there is no subject after the colon; say what the commit does"));
            return;
        }
        if (!space.equals(" ")) {
            problems.add(error("colon-space", number, "one space belongs between the colon and the subject"));
        }
        if (subject.strip().endsWith(".") && !subject.strip().endsWith("...")) {
            problems.add(hint("subject-period", number, "the subject ends with a period; leave it out"));
        }
        if (line.text().length() > headerMax) {
            problems.add(hint(
                    "header-length",
                    number,
                    "the first line has " + line.text().length() + " characters; keep it within " + headerMax));
        }
        if (PAST.matcher(subject.toLowerCase(Locale.ROOT)).matches()) {
            problems.add(hint(
                    "subject-mood",
                    number,
                    "\"" + subject.split(" ", 2)[0] + "\": write in the imperative, such as add, fix, change, remove"));
        }
    }

    private static void body(List<Line> lines, List<Problem> problems) {
        if (lines.size() > 1 && !lines.get(1).text().isBlank()) {
            problems.add(error(
                    "body-blank-line",
                    lines.get(1).number(),
                    "a blank line belongs between the first line and the body"));
        }
        for (Line line : lines.subList(1, lines.size())) {
            boolean breaking = BREAKING.matcher(line.text()).matches()
                    && line.text().matches("(?i)breaking[ -]change\\s*(:|#|$).*");
            if (breaking && !BREAKING_FORM.matcher(line.text()).matches()) {
                problems.add(error(
                        "footer-form",
                        line.number(),
                        "\"" + shown(line.text())
                                + "\" should be \"BREAKING CHANGE: \" in capitals and what changes for users"));
            }
        }
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    private static Problem error(String rule, int line, String message) {
        return Problem.newBuilder()
                .setRule(rule)
                .setLine(line)
                .setMessage(message)
                .setError(true)
                .build();
    }

    private static Problem hint(String rule, int line, String message) {
        return Problem.newBuilder()
                .setRule(rule)
                .setLine(line)
                .setMessage(message)
                .build();
    }
}
