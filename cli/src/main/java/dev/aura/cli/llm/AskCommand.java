package dev.aura.cli.llm;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Option;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.command.UsageException;
import dev.aura.cli.terminal.Output;
import dev.aura.proto.llm.v1.AnswerSource;
import dev.aura.proto.llm.v1.ChatMessage;
import dev.aura.proto.llm.v1.CompleteRequest;
import dev.aura.proto.llm.v1.Document;
import dev.aura.proto.llm.v1.GenerateRequest;
import dev.aura.proto.llm.v1.GenerateResponse;
import dev.aura.proto.llm.v1.LlmServiceGrpc;
import dev.aura.proto.llm.v1.LlmServiceGrpc.LlmServiceBlockingStub;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;

/** {@code aura ask TEXT}: a question to the models; the answer comes as it is written, and who wrote it stands on stderr. */
public final class AskCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final int BYTES_MAX = 4 << 20;

    @Override
    public Syntax syntax() {
        return Syntax.of("ask", "Asks a question; without a model, answers from the given files")
                .many("TEXT", 1, "the question; - reads it from stdin")
                .option(Option.value("-f/--file", "FILE", "material to answer from; may be repeated")
                        .repeated())
                .value("-m/--model", "MODEL", "PROVIDER/MODEL or a model's name (default: the configured order)")
                .note("aura ask 'what does this do?' --file src/Main.java");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        GenerateRequest request = request(session);
        LlmServiceBlockingStub models = LlmServiceGrpc.newBlockingStub(session.mesh(BOUND));
        Output output = session.output();
        if (output.isJson()) {
            output.json(models.complete(
                    CompleteRequest.newBuilder().setRequest(request).build()));
            return ExitCode.DONE;
        }
        AnswerSource source = AnswerSource.getDefaultInstance();
        boolean lineEnded = true;
        for (Iterator<GenerateResponse> pieces = models.generate(request); pieces.hasNext(); ) {
            GenerateResponse piece = pieces.next();
            source = piece.hasSource() ? piece.getSource() : source;
            if (!piece.getText().isEmpty()) {
                output.text(piece.getText());
                output.flush();
                lineEnded = piece.getText().endsWith("\n");
            }
        }
        if (!lineEnded) {
            output.line("");
        }
        output.flush();
        output.message(output.messageStyle().dim(SourceLine.of(source)));
        return ExitCode.DONE;
    }

    private static GenerateRequest request(Session session) throws IOException {
        String text = String.join(" ", session.arguments().words());
        if (text.equals("-")) {
            text = new String(session.surroundings().input().readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
        }
        if (text.isBlank()) {
            throw new UsageException("aura ask needs a question");
        }
        GenerateRequest.Builder request = GenerateRequest.newBuilder()
                .setModel(session.arguments().value("--model", ""))
                .addMessages(
                        ChatMessage.newBuilder().setRole(ChatMessage.Role.USER).setContent(text));
        for (String file : session.arguments().values("--file")) {
            request.addDocuments(document(file, session.existing(file)));
        }
        return request.build();
    }

    private static Document document(String name, Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > BYTES_MAX) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "BAD_DOCUMENT",
                    name + " is no file of at most " + (BYTES_MAX >> 20) + " MiB");
        }
        return Document.newBuilder()
                .setName(name)
                .setContent(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                .build();
    }
}
