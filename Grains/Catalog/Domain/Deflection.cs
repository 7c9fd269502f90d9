using MsaOrleans.Catalog;

namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>How outcomes of offered online services are counted.</summary>
public static class Deflection
{
    /// <param name="state">The month so far.</param>
    /// <param name="day">In the fund's time zone.</param>
    /// <param name="service">Code of the online service.</param>
    /// <param name="reason">Code of the reason that offered it.</param>
    /// <param name="outcome">What the member did.</param>
    public static DeflectionState Count(
        DeflectionState state,
        DateOnly day,
        string service,
        string reason,
        OnlineServiceOutcome outcome
    )
    {
        foreach (var line in state.Counts)
        {
            if (line.Day == day && line.Service == service && line.Reason == reason)
                return state with { Counts = state.Counts.Replace(line, Increment(line, outcome)) };
        }
        return state with
        {
            Counts = state.Counts.Add(Increment(new DeflectionCount(day, service, reason, 0, 0, 0), outcome)),
        };
    }

    private static DeflectionCount Increment(DeflectionCount line, OnlineServiceOutcome outcome) =>
        outcome switch
        {
            OnlineServiceOutcome.Offered => line with { Offered = line.Offered + 1 },
            OnlineServiceOutcome.Used => line with { Used = line.Used + 1 },
            OnlineServiceOutcome.Declined => line with { Declined = line.Declined + 1 },
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome that is counted."),
        };
}
