using MsaOrleans.Identity;

namespace MsaOrleans.Delays;

/// <summary>
/// The delay notices of a fund, at most one for each theme. The grain key is the code of the fund; a fund that does not
/// exist refuses every call with <see cref="RefusalCode.UnknownFund"/>.
/// </summary>
[Alias("delay-notices")]
public interface IDelayNoticesGrain : IGrainWithStringKey
{
    /// <summary>Anybody.</summary>
    [Alias("list")]
    Task<Outcome<DelayNoticeList>> ListAsync();

    /// <summary>Anybody.</summary>
    /// <returns>Refused <see cref="RefusalCode.NotFound"/> when the theme has none today.</returns>
    [Alias("get")]
    Task<Outcome<DelayNotice>> GetAsync(string theme);

    /// <summary>Supervisors of the fund, admins: in place of the one that the theme has.</summary>
    [Alias("put")]
    Task<Outcome<DelayNotice>> PutAsync(Actor actor, DelayNotice notice);

    /// <summary>Supervisors of the fund, admins. A theme that has none is no error.</summary>
    [Alias("remove")]
    Task<Refusal?> RemoveAsync(Actor actor, string theme);
}
