using System.Text.Json.Nodes;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Identity;

/// <summary>
/// Who a route is for, and what it answers of an object that is the caller's, somebody else's, nobody's, or was theirs.
/// </summary>
/// <param name="Roles">The roles that it is for; empty for anybody, signed in or not.</param>
/// <param name="Foreign">To those roles but admins, of another's object: also of one that was open to the caller, as a
/// proxy who is revoked, by a fund that has it no more, or under another role of theirs.</param>
/// <param name="Missing">To those roles, of what does not exist.</param>
/// <param name="ForeignToAdmins">To admins, of what is in another fund; the route's own status unless given.</param>
internal sealed record Access(string Roles, int Foreign, int Missing, int ForeignToAdmins = 0)
{
    private const string Everybody = "member agent supervisor admin",
        Staff = "agent supervisor",
        Desk = "agent supervisor admin";

    private static readonly Access Public = new("", 0, 404),
        SignedIn = new(Everybody, 0, 0),
        OfMembers = new("member", 404, 404),
        OfReaders = new("member agent supervisor", 404, 404),
        OfStaff = new(Staff, 404, 404),
        OfDesk = new(Desk, 403, 404),
        OfLeads = new("supervisor admin", 403, 404),
        OfAdmins = new("admin", 0, 404);

    /// <summary>Every route of the document, by its name. One that has no line fails the test.</summary>
    public static readonly IReadOnlyDictionary<string, Access> Routes = new Dictionary<string, Access>
    {
        ["GetCatalog"] = Public,
        ["GetOnlineService"] = Public,
        ["CountOnlineServiceOutcome"] = new("member", 0, 404),
        ["ListFunds"] = Public,
        ["GetFund"] = Public,
        ["GetDeadline"] = Public,
        ["ListDelayNotices"] = Public,
        ["GetDelayNotice"] = Public,
        ["PutDelayNotice"] = OfLeads,
        ["RemoveDelayNotice"] = OfLeads,
        ["GetBoard"] = OfDesk,
        ["FindOnBoard"] = OfDesk with { ForeignToAdmins = 404 },
        ["ListAgents"] = OfDesk,
        ["FollowBoard"] = OfDesk,
        ["FindContacts"] = OfDesk,
        ["GetFigures"] = OfDesk,
        ["GetMe"] = SignedIn,
        ["GetWaysIn"] = Public,
        ["SignOut"] = Public,
        ["ListContacts"] = OfReaders,
        ["SubmitContact"] = OfMembers,
        ["GetContact"] = OfReaders,
        ["MarkContactRead"] = OfMembers,
        ["GiveFeedback"] = OfMembers,
        ["AddMessage"] = OfMembers,
        ["ReplyToContact"] = OfStaff,
        ["ClaimContact"] = OfStaff,
        ["ReleaseContact"] = OfStaff,
        ["AddNote"] = OfStaff,
        ["ShowPresence"] = OfStaff,
        ["ActOnBoard"] = new(Staff, 403, 404),
        ["TransferContact"] = OfStaff,
        ["ListProxies"] = OfMembers,
        ["GrantProxy"] = OfMembers,
        ["RevokeProxy"] = OfMembers,
        ["ListInvitations"] = OfMembers,
        ["InviteProxy"] = OfMembers,
        ["WithdrawInvitation"] = OfMembers,
        ["ReadInvitation"] = new("member", 0, 0),
        ["AcceptInvitation"] = new("member", 0, 0),
        ["GetProcurationWording"] = Public,
        ["GetPreferences"] = OfMembers,
        ["SetPreferences"] = OfMembers,
        ["ExportMailbox"] = OfMembers,
        ["ListAccess"] = OfMembers,
        ["FindAuditEntries"] = new("admin", 0, 0),
        ["ListAuditHeads"] = new("admin", 0, 0),
        ["ListRetentionReports"] = OfAdmins,
        ["StartRetentionRun"] = OfAdmins,
        ["GetRetentionRun"] = OfAdmins,
        ["GetMailboxSummary"] = OfAdmins,
        ["EraseMailbox"] = OfAdmins,
        ["HoldMailbox"] = OfAdmins,
        ["LiftHold"] = OfAdmins,
        ["ListLateMails"] = OfAdmins,
        ["RetryMail"] = OfAdmins,
        ["FindReplyTemplates"] = new(Staff, 0, 0),
        ["GetDemoToken"] = Public,
        ["OpenDemoSession"] = Public,
        ["ListPersonas"] = Public,
    };

    /// <summary>One that may be put up on any day on which this runs.</summary>
    public static readonly object DelayNotice = new
    {
        text = "Les réponses tardent : comptez dix jours.",
        until = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30),
    };

    private static readonly Dictionary<string, object> Bodies = new()
    {
        ["CountOnlineServiceOutcome"] = new { reason = "mon-changement-de-situation", outcome = "offered" },
        ["SubmitContact"] = People.Request(),
        ["AddMessage"] = new { text = RunningService.Text },
        ["ReplyToContact"] = new { text = "Voici.", kind = "final" },
        ["ClaimContact"] = new { },
        ["GiveFeedback"] = new { resolved = true },
        ["AddNote"] = new { text = "À vérifier." },
        ["TransferContact"] = new
        {
            theme = "famille",
            subject = "allocations-familiales",
            reason = "autre",
        },
        ["GrantProxy"] = new { name = "Lucie Petit" },
        ["InviteProxy"] = new { name = "Lucie Petit", email = "lucie@membre.example" },
        ["SetPreferences"] = new { answerNotifications = true, recalls = true },
        ["HoldMailbox"] = new { reason = "Contentieux" },
        ["StartRetentionRun"] = new { fund = "gironde", dryRun = true },
        ["PutDelayNotice"] = DelayNotice,
        ["ActOnBoard"] = new { act = "release", contacts = new[] { Guid.Empty.ToString("N") } },
        ["GetDemoToken"] = new { sub = "x-demo", role = "member" },
        ["OpenDemoSession"] = new { sub = "x-demo", role = "member" },
    };

    /// <summary>The status that a role is answered.</summary>
    /// <param name="success">The route's own.</param>
    public int To(string role, string whose, int success) =>
        Roles.Length > 0 && role == "nobody" ? 401
        : Roles.Length > 0 && !Roles.Split(' ').Contains(role) ? 403
        : IsForeign(role, whose) && role == "admin" && ForeignToAdmins > 0 ? ForeignToAdmins
        : IsForeign(role, whose) && Foreign > 0 && role != "admin" ? Foreign
        : whose == "missing" && Missing > 0 ? Missing
        : success;

    /// <summary>A member who was something else is still whose mailbox it is.</summary>
    private static bool IsForeign(string role, string whose) =>
        whose is "foreign" or "former" || whose == "changed" && role != "member";

    public static string QueryOf(string route) =>
        route is "EraseMailbox" or "LiftHold" ? "?reason=Demande"
        : route.EndsWith("FindContacts", StringComparison.Ordinal) ? "?q=martin"
        : "";

    public static JsonNode? BodyOf(string route) =>
        Bodies.TryGetValue(route, out var body) ? System.Text.Json.JsonSerializer.SerializeToNode(body) : null;
}
