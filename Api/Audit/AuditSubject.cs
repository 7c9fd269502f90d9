namespace MsaOrleans.Api.Audit;

/// <summary>
/// Whose mailbox a request concerned, where its address does not say so: known once it is carried out.
/// </summary>
internal sealed record AuditSubject(string MemberId, string? ContactId)
{
    public static void Set(HttpContext http, string memberId, string? contactId) =>
        http.Features.Set(new AuditSubject(memberId, contactId));

    public static AuditSubject? Of(HttpContext http) => http.Features.Get<AuditSubject>();
}
