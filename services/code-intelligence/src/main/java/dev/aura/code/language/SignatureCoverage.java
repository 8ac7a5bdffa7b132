package dev.aura.code.language;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How many parameters and results of the public API are described. Undocumented functions count with all they have.
 *
 * @param parameters parameters of functions of the public API
 * @param describedParameters those that the documentation of their function names
 * @param results functions of the public API that return a value
 * @param describedResults those whose documentation says what
 */
public record SignatureCoverage(int parameters, int describedParameters, int results, int describedResults) {

    public static final SignatureCoverage NONE = new SignatureCoverage(0, 0, 0, 0);

    /**
     * Counts.
     *
     * @param signatures by the offset of a function's name
     * @param reader what a documentation speaks of
     */
    public static SignatureCoverage of(
            List<Declaration> declarations,
            Map<Integer, FunctionSignature> signatures,
            Function<String, Described> reader) {
        SignatureCoverage sum = NONE;
        for (Declaration declaration : declarations) {
            FunctionSignature signature = signatures.get(declaration.nameSpan().start());
            if (declaration.countsAsApi() && signature != null && isFunction(declaration)) {
                sum = sum.plus(of(signature, reader.apply(declaration.documentation())));
            }
            sum = sum.plus(of(declaration.children(), signatures, reader));
        }
        return sum;
    }

    private static boolean isFunction(Declaration declaration) {
        return switch (declaration.kind()) {
            case FUNCTION, METHOD, CONSTRUCTOR -> true;
            default -> false;
        };
    }

    private static SignatureCoverage of(FunctionSignature signature, Described described) {
        int parameters = (int)
                signature.parameters().stream().filter(described::parameter).count();
        return new SignatureCoverage(
                signature.parameters().size(),
                parameters,
                signature.returns() ? 1 : 0,
                signature.returns() && described.returned() ? 1 : 0);
    }

    public SignatureCoverage plus(SignatureCoverage other) {
        return new SignatureCoverage(
                parameters + other.parameters,
                describedParameters + other.describedParameters,
                results + other.results,
                describedResults + other.describedResults);
    }
}
