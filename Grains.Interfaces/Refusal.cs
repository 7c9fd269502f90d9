namespace MsaOrleans;

/// <summary>An expected refusal, as a value: exceptions are left to what nobody expects.</summary>
/// <param name="Code">The reason. The HTTP API gives each code one status and one stable kebab-case name.</param>
/// <param name="RetryAfter">When to try again, if waiting helps.</param>
/// <param name="Holder">Name of the agent who holds what was asked for; <see cref="RefusalCode.AlreadyClaimed"/>
/// only.</param>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalCode Code,
    [property: Id(1)] TimeSpan? RetryAfter = null,
    [property: Id(2)] string? Holder = null
);
