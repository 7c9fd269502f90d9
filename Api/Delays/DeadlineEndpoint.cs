using System.ComponentModel;
using MsaOrleans.Api.Funds;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Problems;
using MsaOrleans.Calendars;
using MsaOrleans.Delays;
using MsaOrleans.Figures;
using MsaOrleans.Funds;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Delays;

/// <summary>When an answer of a fund would be due, and what else is known before one writes to it.</summary>
internal static class DeadlineEndpoint
{
    /// <summary>The years for which a deadline is computed.</summary>
    private const int FirstYear = 2000,
        LastYear = 2100;

    public static RouteGroupBuilder MapDelays(this RouteGroupBuilder api)
    {
        var funds = api.MapGroup("/funds").AddEndpointFilter<FundFilter>().WithTags("Caisses");
        funds.MapDelayNotices();
        funds
            .MapGet("/{fund}/deadline", GetAsync)
            .WithName("GetDeadline")
            .WithSummary("Échéance de réponse d’une demande reçue à un instant donné")
            .WithDescription(
                "48 heures ouvrées après réception, avec les jours sautés et les étapes d’escalade. Sans "
                    + "receivedAt : maintenant. De 2000 à 2100. Avec « theme » : le délai habituel, si 20 réponses au "
                    + "moins sont connues, et l’avis de délai de la caisse. Avec « subject » et « reason » : ce que "
                    + "vaut le silence."
            )
            .Refuses(RefusalCode.UnknownFund)
            .Answers(ProblemCatalog.InvalidRequest);
        return api;
    }

    internal static async Task<Answer<Forecast>> GetAsync(
        string fund,
        DateTimeOffset? receivedAt,
        [Description("Code du thème")] string? theme,
        [Description("Code du sujet")] string? subject,
        [Description("Code du motif")] string? reason,
        IGrainFactory grains
    )
    {
        if (receivedAt is { Year: < FirstYear or > LastYear })
            return ProblemCatalog.InvalidRequest.ToResult(new() { ["receivedAt"] = [$"De {FirstYear} à {LastYear}."] });
        var at = receivedAt?.ToUniversalTime();
        var silence =
            theme is not null && subject is not null && reason is not null
                ? await grains.GetGrain<ISilenceGrain>(0).GetAsync(fund, new(theme, subject, reason), at)
                : null;
        var (usual, notice) = await KnownAsync(fund, theme, grains);
        return await grains
            .GetGrain<IFundsGrain>(0)
            .GetDeadlineAsync(fund, at)
            .ToAnswerAsync<Deadline, Forecast>(deadline =>
                TypedResults.Ok(Forecast.Of(deadline, usual, notice, silence))
            );
    }

    private static async Task<(UsualTime?, DelayNotice?)> KnownAsync(string code, string? theme, IGrainFactory grains)
    {
        if (theme is null || !(await grains.GetGrain<IFundsGrain>(0).GetAsync(code)).TryGet(out var fund, out _))
            return (null, null);
        var usual = grains.GetGrain<IFiguresGrain>(fund.Code).GetUsualAsync(theme);
        var notice = grains.GetGrain<IDelayNoticesGrain>(fund.Code).GetAsync(theme);
        await Task.WhenAll(usual, notice);
        return (await usual, (await notice).TryGet(out var shown, out _) ? shown : null);
    }
}
