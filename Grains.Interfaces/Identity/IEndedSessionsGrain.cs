namespace MsaOrleans.Identity;

/// <summary>
/// Tokens that have ended before their time, by a sign-out. The persons, by their claim <c>sub</c>, are dealt out to as
/// many grains as <see cref="EndedSessionsKey"/> has keys. A token is forgotten once nobody would take it anyway.
/// </summary>
[Alias("ended-sessions")]
public interface IEndedSessionsGrain : IGrainWithStringKey
{
    /// <summary>Ends a token; durable when the call returns.</summary>
    /// <param name="print">Fingerprint of the token.</param>
    /// <param name="until">When it would have ended by itself.</param>
    [Alias("end-of")]
    Task EndAsync(string sub, string print, DateTimeOffset until);

    /// <summary>Ends every token of a person issued up to an instant; durable when the call returns.</summary>
    [Alias("end-all-of")]
    Task EndAllAsync(string sub, DateTimeOffset issuedUntil);

    /// <returns>Whether the token has ended.</returns>
    [Alias("has-ended-of")]
    Task<bool> HasEndedAsync(string sub, string print, DateTimeOffset issuedAt);
}
