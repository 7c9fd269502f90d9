using System.Collections.Immutable;
using MsaOrleans.Api.Audit;
using MsaOrleans.Api.Funds;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Audit;
using MsaOrleans.Boards;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Boards;

/// <summary>One act on several contacts of a board: each succeeds or is refused by itself.</summary>
internal static class BoardActEndpoint
{
    public static RouteGroupBuilder MapBoardActs(this RouteGroupBuilder api)
    {
        api.MapPost("/funds/{fund}/board/acts", ActAsync)
            .RequireAuthorization(Policies.Staff)
            .AddEndpointFilter<FundFilter>()
            .WithTags("Bureau des gestionnaires")
            .WithName("ActOnBoard")
            .WithSummary("Prendre en charge, rendre, confier ou transférer plusieurs échanges")
            .WithDescription(
                "De 1 à 50 échanges de la caisse, par leur identifiant seul s’ils sont au tableau, sinon avec leur "
                    + "messagerie : {memberId, contactId}. Chacun a son issue, dans l’ordre de la demande : « status » "
                    + "et « code » sont ceux qu’aurait eus la même opération sur lui seul. « agent » : à qui un "
                    + "responsable les confie ; « theme », « subject », « reason » et « fund » : où ils sont "
                    + "transférés."
            )
            .Answers(ProblemCatalog.InvalidRequest)
            .Refuses(RefusalCode.UnknownFund, RefusalCode.Forbidden);
        return api;
    }

    internal static async Task<Answer<BoardActOutcomes>> ActAsync(
        string fund,
        BoardActRequest request,
        Caller caller,
        IGrainFactory grains,
        AuditTrail trail,
        HttpContext http
    )
    {
        if (request.Fault() is { } fault)
            return ProblemCatalog.InvalidRequest.ToResult(new() { [fault.Field] = [fault.Rule] });
        var agents = await grains.GetGrain<IBoardGrain>(fund).ListAgentsAsync(caller.Actor);
        if (!agents.TryGet(out var known, out var refusal))
            return new(refusal.ToResult());
        var acting = new Acting(fund, request, caller.Actor, grains, trail, http);
        var name = known.Agents.FirstOrDefault(agent => agent.Id == request.Agent)?.Name;
        var contacts = request.Contacts!.Value;
        var outcomes = await Task.WhenAll(
            contacts.DistinctBy(contact => contact.ContactId).Select(contact => acting.TryOnAsync(contact, name))
        );
        var byContact = outcomes.ToDictionary(outcome => outcome.ContactId, StringComparer.Ordinal);
        return new(
            TypedResults.Ok(new BoardActOutcomes([.. contacts.Select(contact => byContact[contact.ContactId])]))
        );
    }

    /// <summary>What is done to each contact, and recorded of it.</summary>
    private sealed record Acting(
        string Fund,
        BoardActRequest Request,
        Actor Actor,
        IGrainFactory Grains,
        AuditTrail Trail,
        HttpContext Http
    )
    {
        /// <summary>One that fails is no reason to keep from the caller what was done to the others.</summary>
        public async Task<BoardActOutcome> TryOnAsync(ActContact contact, string? agentName)
        {
            var member = contact.MemberId;
            try
            {
                member ??= await MemberOfAsync(contact.ContactId);
                return member is null
                    ? Of(contact, null, new Refusal(RefusalCode.NotFound))
                    : await OnAsync(contact, member, agentName);
            }
            catch (Exception fault) when (fault is UnavailableException or TimeoutException or OrleansException)
            {
                var problem = ProblemCatalog.Unavailable;
                return new(contact.ContactId, member, problem.Status, problem.Code, problem.Detail);
            }
        }

        private async Task<BoardActOutcome> OnAsync(ActContact contact, string member, string? agentName)
        {
            await Trail.AppendAsync(EventOf(contact, member, AuditEvent.Intended));
            var status = StatusCodes.Status500InternalServerError;
            try
            {
                var outcome = Of(contact, member, await DoAsync(member, contact.ContactId, agentName));
                status = outcome.Status;
                return outcome;
            }
            finally
            {
                await Trail.OweAsync(EventOf(contact, member, status));
            }
        }

        private Task<Outcome<ContactView>> DoAsync(string member, string contactId, string? agentName)
        {
            var mailbox = Grains.GetGrain<IMailboxGrain>(member);
            return Request.Act switch
            {
                BoardActKind.Claim => mailbox.ClaimAsync(Actor, contactId, new(Request.Agent, agentName)),
                BoardActKind.Release => mailbox.ReleaseAsync(Actor, contactId),
                _ => mailbox.TransferAsync(
                    Actor,
                    contactId,
                    new(new(Request.Theme!, Request.Subject!, Request.Reason!), Request.Fund)
                ),
            };
        }

        private async Task<string?> MemberOfAsync(string contactId) =>
            (await Grains.GetGrain<IBoardGrain>(Fund).FindAsync(Actor, contactId)).TryGet(out var item, out _)
                ? item.MemberId
                : null;

        private AuditEvent EventOf(ActContact contact, string member, int status) =>
            AuditedRequest.EventOf(Http, status) with
            {
                Act = $"{Request.Act}Contact",
                MemberId = member,
                ContactId = contact.ContactId,
            };

        private static BoardActOutcome Of(ActContact contact, string? member, Outcome<ContactView> outcome) =>
            outcome.Match(
                done => new BoardActOutcome(contact.ContactId, member, StatusCodes.Status200OK, Version: done.Version),
                refusal => Of(contact, member, refusal)
            );

        private static BoardActOutcome Of(ActContact contact, string? member, Refusal refusal)
        {
            var problem = ProblemCatalog.Of(refusal.Code);
            return new(contact.ContactId, member, problem.Status, problem.Code, problem.Detail, refusal.Holder);
        }
    }
}

/// <param name="Outcomes">In the order of the contacts.</param>
public sealed record BoardActOutcomes(ImmutableArray<BoardActOutcome> Outcomes);

/// <param name="MemberId">Null when the contact was not found.</param>
/// <param name="Status">200, or that of the problem.</param>
/// <param name="Code">Of the problem; null when it was done.</param>
/// <param name="Detail">Of the problem, in French; null when it was done.</param>
/// <param name="Holder">Name of the agent who holds it, where that is why.</param>
/// <param name="Version">Of the contact now; null when nothing was done.</param>
public sealed record BoardActOutcome(
    string ContactId,
    string? MemberId,
    int Status,
    string? Code = null,
    string? Detail = null,
    string? Holder = null,
    int? Version = null
);
