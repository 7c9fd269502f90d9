namespace MsaOrleans.Catalog;

/// <summary>What silence means on a reason that asks for a decision (CRPA L231-1, L231-4).</summary>
/// <param name="Months">Calendar months from the day of receipt in the fund's time zone, 1 to 24.</param>
/// <param name="Recourse">What the member may do then, French.</param>
[GenerateSerializer, Immutable, Alias("silence-rule")]
public sealed record SilenceRule(
    [property: Id(0)] SilenceEffect Effect,
    [property: Id(1)] int Months,
    [property: Id(2)] string Recourse
);

/// <summary>What silence means for one request.</summary>
/// <param name="On">The day on which silence becomes a decision, in the fund's time zone.</param>
/// <param name="Recourse">What the member may do then, French.</param>
[GenerateSerializer, Immutable, Alias("silence")]
public sealed record Silence(
    [property: Id(0)] SilenceEffect Effect,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] string Recourse
);

[GenerateSerializer, Alias("silence-effect")]
public enum SilenceEffect
{
    /// <summary>Silence is acceptance.</summary>
    Acceptance = 1,

    /// <summary>Silence is rejection.</summary>
    Rejection = 2,
}
