namespace MsaOrleans;

/// <summary>An expected refusal, as a value: exceptions are left to what nobody expects.</summary>
/// <param name="Code">Why; the HTTP API gives each code one status and one stable kebab-case name.</param>
/// <param name="RetryAfter">When it is worth trying again, if time alone mends it.</param>
/// <param name="Holder">Name of the agent who holds what was asked for; <see cref="RefusalCode.AlreadyClaimed"/> only.</param>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalCode Code,
    [property: Id(1)] TimeSpan? RetryAfter = null,
    [property: Id(2)] string? Holder = null);

/// <summary>The value of a call, or why it was refused; exactly one of the two is there.</summary>
[GenerateSerializer, Immutable, Alias("outcome`1")]
public sealed record Outcome<T>(
    [property: Id(0)] T? Value,
    [property: Id(1)] Refusal? Refusal)
    where T : class
{
    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);

    public static implicit operator Outcome<T>(RefusalCode code) => new(null, new Refusal(code));
}
