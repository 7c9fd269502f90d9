using System.Diagnostics.CodeAnalysis;

namespace MsaOrleans;

/// <summary>The value of a call, or why it was refused: always one of the two, never both.</summary>
[GenerateSerializer, Immutable, Alias("outcome`1")]
public sealed record Outcome<T>
    where T : class
{
    [Id(0)]
    private readonly T? _value;

    [Id(1)]
    private readonly Refusal? _refusal;

    private Outcome(T? value, Refusal? refusal) => (_value, _refusal) = (value, refusal);

    /// <summary>Why the call was refused; null when it was not.</summary>
    public Refusal? Refusal => _refusal;

    public static implicit operator Outcome<T>(T value) =>
        new(value ?? throw new ArgumentNullException(nameof(value)), null);

    public static implicit operator Outcome<T>(Refusal refusal) =>
        new(null, refusal ?? throw new ArgumentNullException(nameof(refusal)));

    public static implicit operator Outcome<T>(RefusalCode code) => new(null, new Refusal(code));

    /// <summary>Gives the value, or else the refusal.</summary>
    /// <returns>Whether there is a value.</returns>
    /// <exception cref="InvalidOperationException">The outcome was deserialized from bytes that hold
    /// neither.</exception>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        if (_refusal is not null)
        {
            (value, refusal) = (null, _refusal);
            return false;
        }
        value = _value ?? throw new InvalidOperationException("The outcome has neither a value nor a refusal.");
        refusal = null;
        return true;
    }

    /// <summary>Turns the value or the refusal into one result.</summary>
    public TResult Match<TResult>(Func<T, TResult> accepted, Func<Refusal, TResult> refused) =>
        TryGet(out var value, out var refusal) ? accepted(value) : refused(refusal);
}
