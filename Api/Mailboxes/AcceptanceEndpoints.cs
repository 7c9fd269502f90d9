using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Audit;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Api.RateLimiting;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>How whoever is invited reads and accepts an invitation, and the words that both agreed to.</summary>
internal static class AcceptanceEndpoints
{
    public static RouteGroupBuilder MapAcceptances(this RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/me/procurations")
            .RequireAuthorization(Policies.Member)
            .WithMetadata(new Recorded(true), GuessesCode.Here)
            .WithTags("Procuration")
            .Answers(ProblemCatalog.Forbidden);
        mine.MapPost("/invitation", ReadAsync)
            .WithName("ReadInvitation")
            .WithSummary("Lire une invitation, sans l’accepter")
            .WithDescription("L’adhérent qui invite voit que son invitation a été lue, et par qui.")
            .Refuses(RefusalCode.UnknownCode, RefusalCode.OwnProxy);
        mine.MapPost("", AcceptAsync)
            .WithName("AcceptInvitation")
            .WithSummary("Accepter une invitation à devenir mandataire")
            .WithDescription(
                "Le mandataire est l’appelant, tel que son jeton le nomme. L’adhérent en est averti par courriel. "
                    + "L’appel peut être répété par qui a accepté."
            )
            .Refuses(RefusalCode.UnknownCode, RefusalCode.OwnProxy);
        api.MapGet("/procurations/wordings/{version:int}", GetWording)
            .WithTags("Procuration")
            .WithName("GetProcurationWording")
            .WithSummary("Termes d’une procuration, par version")
            .WithDescription("Le texte d’une version ne change jamais.")
            .Answers(ProblemCatalog.NotFound);
        return api;
    }

    internal static Task<Answer<InvitationOffer>> ReadAsync(
        CodeRequest request,
        Caller caller,
        IGrainFactory grains,
        HttpContext http
    ) => OpenAsync(request, grains, http, (mailbox, code) => mailbox.ReadInvitationAsync(caller.Actor, code));

    internal static Task<Answer<HeldMailbox>> AcceptAsync(
        CodeRequest request,
        Caller caller,
        IGrainFactory grains,
        HttpContext http
    ) => OpenAsync(request, grains, http, (mailbox, code) => mailbox.AcceptInvitationAsync(caller.Actor, code));

    internal static Results<Ok<ProcurationWording>, ProblemHttpResult> GetWording(int version) =>
        ProcurationWording.Find(version) is { } wording ? TypedResults.Ok(wording) : ProblemCatalog.NotFound.ToResult();

    /// <summary>
    /// A code that can't be one is answered as one that opens nothing. Whose invitation it was is recorded once the
    /// code has opened it.
    /// </summary>
    private static async Task<Answer<T>> OpenAsync<T>(
        CodeRequest request,
        IGrainFactory grains,
        HttpContext http,
        Func<IMailboxGrain, string, Task<Outcome<T>>> open
    )
        where T : class
    {
        if (
            !InvitationCode.TryParse(request.Code, out var code)
            || await grains.GetGrain<IInvitationPlace>(code.Fingerprint).FindAsync() is not { } memberId
        )
            return new Refusal(RefusalCode.UnknownCode).ToProblem();
        var opened = await open(grains.GetGrain<IMailboxGrain>(memberId), code.Fingerprint);
        if (opened.Refusal is null)
            AuditSubject.Set(http, memberId, null);
        return await Task.FromResult(opened).ToAnswerAsync();
    }
}
