using System.Security.Claims;

namespace MsaOrleans.Baseline;

/// <summary>Who calls, and what every route answers in the same way.</summary>
internal sealed record Caller(string Id, string Role, string Name, string? Fund, string? Email, string? Profile)
{
    public bool IsMember => Role == "member";

    public static Caller Of(HttpContext http)
    {
        var user = http.User;
        var id = user.FindFirstValue("sub") ?? "";
        return new(
            id,
            user.FindFirstValue("role") ?? "",
            user.FindFirstValue("name") ?? id,
            user.FindFirstValue("fund"),
            user.FindFirstValue("email"),
            user.FindFirstValue("profile")
        );
    }

    /// <summary>A mailbox of somebody else is as one that does not exist.</summary>
    public bool MayOpen(string memberId) => !IsMember || Id == memberId;

    public static IResult Problem(int status, string code, string title) =>
        Results.Json(
            new ProblemAnswer($"urn:msa:probleme:{code}", title, status, code),
            BaselineJson.Default.ProblemAnswer,
            "application/problem+json",
            status
        );

    public static IResult NotFound() => Problem(404, "not-found", "Introuvable");

    public static IResult Invalid(string code) => Problem(400, code, "Demande invalide");
}
