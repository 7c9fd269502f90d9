using System.Collections.Immutable;

namespace MsaOrleans.Grains.Calendars.Domain;

/// <summary>How fast an answer is owed, in business time: 24 hours to a business day.</summary>
/// <param name="Response">From receipt to the first answer; 48 hours.</param>
/// <param name="Resolution">From an interim answer to the final one; 10 business days.</param>
/// <param name="Steps">From receipt to each step of the ladder; 36, 48, 72 and 96 hours.</param>
internal sealed record SlaPolicy(TimeSpan Response, TimeSpan Resolution, ImmutableArray<TimeSpan> Steps)
{
    public static SlaPolicy Default { get; } =
        new(
            TimeSpan.FromHours(48),
            TimeSpan.FromDays(10),
            [TimeSpan.FromHours(36), TimeSpan.FromHours(48), TimeSpan.FromHours(72), TimeSpan.FromHours(96)]
        );
}
