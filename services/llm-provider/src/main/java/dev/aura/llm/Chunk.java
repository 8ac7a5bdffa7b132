package dev.aura.llm;

/**
 * One piece of a model's streamed answer.
 *
 * @param text text to append; may be empty
 * @param thinking whether the model showed that it works, by text or by reasoning that is not part of the answer
 * @param done whether the model says that the answer is complete
 * @param error what the server says went wrong; empty where nothing did
 * @param promptTokens tokens read; 0 where this piece does not say
 * @param completionTokens tokens written; 0 where this piece does not say
 */
record Chunk(String text, boolean thinking, boolean done, String error, int promptTokens, int completionTokens) {

    /** Collects the values of one JSON document. */
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private boolean thinking;
        private boolean done;
        private String error = "";
        private int promptTokens;
        private int completionTokens;

        void text(String piece) {
            text.append(piece);
        }

        void thinks(String reasoning) {
            thinking |= !reasoning.isEmpty();
        }

        void done() {
            done = true;
        }

        void error(String message) {
            error = message;
        }

        void promptTokens(String count) {
            promptTokens = tokens(count);
        }

        void completionTokens(String count) {
            completionTokens = tokens(count);
        }

        Chunk build() {
            boolean works = thinking || !text.isEmpty();
            return new Chunk(text.toString(), works, done, error, promptTokens, completionTokens);
        }

        private static int tokens(String count) {
            try {
                return Math.max(0, Integer.parseInt(count));
            } catch (NumberFormatException e) {
                return 0; // Counts are extra: an odd one is no reason to lose the answer.
            }
        }
    }
}
