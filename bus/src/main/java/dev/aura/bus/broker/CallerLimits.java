package dev.aura.bus.broker;

/**
 * What one peer behind a socket may ask of the mesh. 0 stands for no bound of its own.
 *
 * @param rateMax calls and events a second
 * @param rateBurst how many of them may come at once; 0 for as many as a second brings
 * @param bytesMax largest message that it may send in a call or an event
 */
public record CallerLimits(int rateMax, int rateBurst, long bytesMax) {

    /** None, beyond those that hold for all. */
    public static final CallerLimits NONE = new CallerLimits(0, 0, 0);

    int burst() {
        return rateBurst == 0 ? Math.max(1, rateMax) : rateBurst;
    }
}
