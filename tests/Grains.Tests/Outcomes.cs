namespace MsaOrleans;

/// <summary>What a test expects of an outcome that must not be a refusal.</summary>
internal static class Outcomes
{
    public static T Accepted<T>(this Outcome<T> outcome)
        where T : class =>
        outcome.Match(value => value, refusal => throw new Xunit.Sdk.XunitException($"Refused: {refusal}"));
}
