using System.Net.Http.Json;

namespace MsaOrleans.Load;

internal static class Requests
{
    private static readonly object Body = new
    {
        theme = "famille",
        subject = "allocations-familiales",
        reason = "mon-changement-de-situation",
        kind = "question",
        text = "Bonjour,\n\nMa situation a changé depuis le 1er du mois. Quels documents dois-je vous envoyer, et sous quel délai ?\n\nCordialement",
    };

    public static string Name(int member) => $"member-{member}";

    public static HttpRequestMessage Submit(int member) =>
        new(HttpMethod.Post, $"/api/v1/mailboxes/{Name(member)}/contacts") { Content = JsonContent.Create(Body) };

    public static HttpRequestMessage List(int member) =>
        new(HttpMethod.Get, $"/api/v1/mailboxes/{Name(member)}/contacts");
}
