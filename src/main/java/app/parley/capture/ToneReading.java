package app.parley.capture;

import java.util.OptionalDouble;

/**
 * What a {@link ToneMeter} hears. Levels are the root of the mean square against full scale 32768, so a sine at full
 * scale is at -3.0; silence is -120.
 *
 * @param levelDbfs of the last second
 * @param toneHz the one tone that stands out of the last third of a second, if there is one
 * @param samples heard so far, per channel
 * @param overallDbfs level from the beginning
 */
public record ToneReading(double levelDbfs, OptionalDouble toneHz, long samples, double overallDbfs) {}
