using System.Collections.Immutable;
using System.ComponentModel;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Funds;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using MsaOrleans.Replies;

namespace MsaOrleans.Api.Replies;

/// <summary>Texts for agents to start an answer from.</summary>
internal static class ReplyTemplateEndpoint
{
    public static RouteGroupBuilder MapReplyTemplates(this RouteGroupBuilder api)
    {
        api.MapGet("/reply-templates", FindAsync)
            .RequireAuthorization(Policies.Staff)
            .WithTags("Bureau des gestionnaires")
            .WithName("FindReplyTemplates")
            .WithSummary("Modèles de réponse d’un sujet, du plus précis au plus général")
            .WithDescription(
                "Les noms du sujet, de la caisse et du gestionnaire y sont remplis ; celui de l’adhérent "
                    + "aussi, et le sujet est celui de l’échange, si memberId et contactId le désignent. « missing » "
                    + "nomme ce qui reste à remplir. Sans paramètre : les modèles généraux."
            )
            .Refuses(RefusalCode.UnknownTopic, RefusalCode.NotFound)
            .Answers(ProblemCatalog.InvalidRequest);
        return api;
    }

    /// <summary>
    /// A contact filed under a topic that the catalogue has dropped since is still answered: from the general
    /// templates.
    /// </summary>
    internal static async Task<Answer<ImmutableArray<ReplyTemplate>>> FindAsync(
        [Description("Code d’un thème")] string? theme,
        [Description("Code d’un de ses sujets")] string? subject,
        [Description("Code d’un de ses motifs")] string? reason,
        [Description("Avec contactId : l’échange auquel répondre")] string? memberId,
        string? contactId,
        Caller caller,
        IGrainFactory grains
    )
    {
        var actor = caller.Actor;
        var query = new ReplyTemplateQuery(
            NullIfEmpty(theme),
            NullIfEmpty(subject),
            NullIfEmpty(reason),
            Agent: actor.Name,
            Fund: await FundNameAsync(actor, grains)
        );
        if (memberId is not null || contactId is not null)
        {
            if (!Ids.IsPerson(memberId) || !Ids.IsContact(contactId))
                return ProblemCatalog.InvalidRequest.ToResult(
                    new() { ["memberId"] = [Ids.PersonRule], ["contactId"] = [Ids.ContactRule] }
                );
            var outcome = await grains.GetGrain<IMailboxGrain>(memberId!).GetAsync(actor, contactId!);
            if (!outcome.TryGet(out var contact, out var refusal))
                return new(refusal.ToResult());
            query = About(query, contact);
        }
        var found = await grains.GetGrain<IReplyTemplatesGrain>(0).FindAsync(query);
        if (found.Refusal is not null && string.IsNullOrEmpty(theme) && query.Theme is not null)
            found = await grains
                .GetGrain<IReplyTemplatesGrain>(0)
                .FindAsync(query with { Theme = null, Subject = null, Reason = null });
        return new(found.ToResult(list => TypedResults.Ok(list.Templates)));
    }

    /// <summary>The topic asked for, else the contact's.</summary>
    private static ReplyTemplateQuery About(ReplyTemplateQuery query, ContactView contact) =>
        (
            query.Theme is null
                ? query with
                {
                    Theme = contact.Topic.Theme.Code,
                    Subject = contact.Topic.Subject.Code,
                    Reason = contact.Topic.Reason.Code,
                }
                : query
        ) with
        {
            Member = contact.MemberName,
        };

    private static async Task<string?> FundNameAsync(Actor actor, IGrainFactory grains) =>
        actor.Fund is { } fund && (await grains.GetGrain<IFundsGrain>(0).GetAsync(fund)).TryGet(out var found, out _)
            ? found.Name
            : null;

    private static string? NullIfEmpty(string? code) => string.IsNullOrEmpty(code) ? null : code;
}
