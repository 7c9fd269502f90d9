namespace MsaOrleans.Grains.Retention.Domain;

/// <summary>For how long boards and figures are told of the same change, and know that they were.</summary>
internal static class CountedEvents
{
    /// <summary>Each wake-up of a mailbox tries again; after that time a change is no news.</summary>
    public static readonly TimeSpan RepeatFor = TimeSpan.FromDays(30);

    /// <summary>Longer than an event repeats, whatever clocks say.</summary>
    public static readonly TimeSpan KnownFor = RepeatFor + TimeSpan.FromDays(15);
}
