namespace MsaOrleans.Api.Demo;

/// <summary>Tells whoever started the demo where to go and whom to sign in as.</summary>
internal static class DemoWelcome
{
    public static void Greet(this WebApplication app)
    {
        if (app.IsDemo())
            app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(Text(app.Urls.First())));
    }

    private static string Text(string url)
    {
        var people = DemoPersonas.All.Select(persona =>
            $"      {persona.Sub, -16}{persona.Role, -12}{persona.Description}"
        );
        return $"""

              MSA Orleans: {url}   open it and sign in as one of
            {string.Join('\n', people)}
                reference of the API  {url}/scalar

            """;
    }
}
