namespace MsaOrleans.Identity;

/// <summary>
/// The tokens of one person that have ended before their time, by a sign-out. One grain for each claim <c>sub</c>. It
/// forgets a token once nobody would take it anyway.
/// </summary>
[Alias("ended-sessions")]
public interface IEndedSessionsGrain : IGrainWithStringKey
{
    /// <summary>Ends a token; durable when the call returns.</summary>
    /// <param name="print">Fingerprint of the token.</param>
    /// <param name="until">When it would have ended by itself.</param>
    [Alias("end")]
    Task EndAsync(string print, DateTimeOffset until);

    /// <summary>Ends every token issued up to an instant; durable when the call returns.</summary>
    [Alias("end-all")]
    Task EndAllAsync(DateTimeOffset issuedUntil);

    /// <returns>Whether the token has ended.</returns>
    [Alias("has-ended")]
    Task<bool> HasEndedAsync(string print, DateTimeOffset issuedAt);
}
