using MsaOrleans.Identity;

namespace MsaOrleans.Figures;

/// <summary>
/// What a fund received and answered. Its key is the fund's code, or <see cref="National"/> for all funds.
/// </summary>
[Alias("figures")]
public interface IFiguresGrain : IGrainWithStringKey
{
    /// <summary>No fund has this code.</summary>
    const string National = "national";

    /// <summary>The days of which figures may be asked at one time.</summary>
    const int MostDays = 366;

    /// <summary>Agents and supervisors of the fund, admins; of all funds, admins only.</summary>
    /// <param name="from">First day, in the fund's time zone.</param>
    /// <param name="to">Last day, at most 366 days later.</param>
    [Alias("get")]
    Task<Outcome<FundFigures>> GetAsync(Actor actor, DateOnly from, DateOnly to);

    /// <summary>How long answers on a theme usually take; an hour old at most, and for anybody to know.</summary>
    /// <returns>Null when too few answers are known, or the theme is not.</returns>
    [Alias("get-usual")]
    Task<UsualTime?> GetUsualAsync(string theme);
}
