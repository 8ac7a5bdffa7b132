package dev.aura.code.pattern;

import dev.aura.proto.code.v1.DetectPatternsResponse.Measurement;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.DetectPatternsResponse.Place;
import dev.aura.proto.code.v1.Symbol;
import java.util.List;

/** Makes a pattern of what was found. */
final class Report {

    private static final int PLACES_MAX = 50;

    private final Pattern.Builder pattern = Pattern.newBuilder();

    private Report(String name, Symbol symbol, boolean smell) {
        pattern.setName(name).setSymbol(symbol).setSmell(smell);
    }

    static Report smell(String name, Symbol symbol) {
        return new Report(name, symbol, true);
    }

    static Report design(String name, Symbol symbol) {
        return new Report(name, symbol, false);
    }

    Report message(String text) {
        pattern.setMessage(text);
        return this;
    }

    Report evidence(String fact) {
        pattern.addEvidence(fact);
        return this;
    }

    Report place(Place place) {
        pattern.setPlaceCount(pattern.getPlaceCount() + 1);
        if (pattern.getPlacesCount() < PLACES_MAX) {
            pattern.addPlaces(place);
        }
        return this;
    }

    Report places(List<Place> places) {
        places.forEach(this::place);
        return this;
    }

    Report measure(String name, double value, String relation, double threshold) {
        pattern.addMeasurements(Measurement.newBuilder()
                .setName(name)
                .setValue(value)
                .setRelation(relation)
                .setThreshold(threshold));
        return this;
    }

    Pattern made() {
        return pattern.build();
    }
}
