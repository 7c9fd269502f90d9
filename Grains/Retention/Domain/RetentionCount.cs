namespace MsaOrleans.Grains.Retention.Domain;

/// <summary>What a run of retention did, or would do.</summary>
/// <param name="Visited">Mailboxes that were due.</param>
/// <param name="ByAge">Contacts purged because they were too old.</param>
/// <param name="ByOverflow">Contacts purged because there were too many.</param>
/// <param name="Procurations">Granted or received, ended long ago.</param>
/// <param name="Emptied">Mailboxes of which nothing was left and that went themselves.</param>
/// <param name="Held">Mailboxes left alone because of a legal hold.</param>
/// <param name="Failed">Mailboxes that could not be purged and are still due.</param>
[GenerateSerializer, Immutable, Alias("retention-count")]
public sealed record RetentionCount(
    [property: Id(0)] long Visited = 0,
    [property: Id(1)] long ByAge = 0,
    [property: Id(2)] long ByOverflow = 0,
    [property: Id(3)] long Procurations = 0,
    [property: Id(4)] long Emptied = 0,
    [property: Id(5)] long Held = 0,
    [property: Id(6)] long Failed = 0
)
{
    public RetentionCount Plus(RetentionCount other) =>
        new(
            Visited + other.Visited,
            ByAge + other.ByAge,
            ByOverflow + other.ByOverflow,
            Procurations + other.Procurations,
            Emptied + other.Emptied,
            Held + other.Held,
            Failed + other.Failed
        );
}
