using System.Text;

namespace MsaOrleans.Benchmarks.Compare;

/// <summary>The requests of members and agents, made before the clock runs.</summary>
internal static class Calls
{
    private const string Request = """
        {"theme":"famille","subject":"allocations-familiales","reason":"mon-changement-de-situation","kind":"question","text":"Bonjour,\n\nMa situation a changé depuis le 1er du mois. Quels documents dois-je vous envoyer, et sous quel délai ?\n\nCordialement"}
        """;

    private const string Reply = """
        {"kind":"final","text":"Bonjour,\n\nEnvoyez-nous le justificatif de votre nouvelle adresse et votre dernier avis d’imposition : vos droits seront revus dans les dix jours.\n\nCordialement"}
        """;

    public static Call List(string member, string token) => Get($"/api/v1/mailboxes/{member}/contacts", token);

    public static Call Submit(string member, string token) =>
        Post($"/api/v1/mailboxes/{member}/contacts", token, Request);

    /// <param name="location">Of the contact.</param>
    public static Call Read(string location, string token) => Get(location, token);

    /// <param name="location">Of the contact.</param>
    public static Call Answer(string location, string token) => Post($"{location}/replies", token, Reply);

    public static Call Overdue(string fund, string token) => Get($"/api/v1/funds/{fund}/board?view=overdue", token);

    public static Call Constant => new(Encoding.ASCII.GetBytes("GET /constant HTTP/1.1\r\nHost: localhost\r\n\r\n"));

    private static Call Get(string path, string token) =>
        new(
            Encoding.UTF8.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nAccept: "
                    + "application/json\r\n\r\n"
            )
        );

    private static Call Post(string path, string token, string body) =>
        new(
            Encoding.UTF8.GetBytes(
                $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nAccept: "
                    + "application/json\r\nContent-Type: application/json\r\nContent-Length: "
                    + $"{Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"
            ),
            201
        );
}
