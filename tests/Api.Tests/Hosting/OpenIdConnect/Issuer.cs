using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

/// <summary>
/// An OpenID Connect issuer with one client, on a port of its own: authorization code with PKCE, as strict as the
/// standard asks, and as wrong in what it hands out as a test wants it. For browsers it is another site than the
/// portal.
/// </summary>
public sealed class Issuer : IAsyncDisposable
{
    public const string ClientId = "portail";
    public const string ClientSecret = "un secret & rien d’autre";
    public const string SessionCookie = "chez-l-emetteur";

    private readonly WebApplication _app;

    private Issuer(WebApplication app) => (_app, Tokens) = (app, new(this));

    /// <summary>Its address. A name, where the portal has a number: they share no cookie.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>Address of the portal, as registered: where it sends back to begins so.</summary>
    public Uri? Portal { get; set; }

    /// <summary>
    /// Who is signed in here without being asked, with the claims of their access token; asks when null.
    /// </summary>
    public Dictionary<string, object>? Account { get; set; } = Accounts.Of("irene");

    /// <summary>What it answers in place of a code, such as <c>access_denied</c>.</summary>
    public string? Error { get; set; }

    public string Audience { get; set; } = "msa-orleans";

    /// <summary>Whether access tokens say nothing to anybody but the issuer.</summary>
    public bool GivesOpaqueTokens { get; set; }

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>Whether one can sign out here.</summary>
    public bool EndsSessions { get; set; } = true;

    /// <summary>
    /// What was asked of it: the query of each request to authorize and to sign out, the form of each for a token.
    /// </summary>
    public ConcurrentQueue<(string Path, IReadOnlyDictionary<string, string> Parameters)> Asked { get; } = new();

    internal IssuerTokens Tokens { get; }

    public static async Task<Issuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new Issuer(builder.Build());
        IssuerEndpoints.Map(issuer._app, issuer);
        await issuer._app.StartAsync();
        issuer.Authority = $"http://localhost:{new Uri(issuer._app.Urls.Single()).Port}";
        return issuer;
    }

    /// <summary>A service that one signs in to here.</summary>
    public async Task<Service> ServeAsync(string folder, params (string Key, string Value)[] settings)
    {
        var service = await Service.StartAsync(
            folder,
            [
                ("Auth:Authority", Authority),
                ("Auth:ClientId", ClientId),
                ("Auth:ClientSecret", ClientSecret),
                ("Demo:Enabled", "false"),
                .. settings,
            ]
        );
        Portal = service.Http.BaseAddress;
        return service;
    }

    public IReadOnlyDictionary<string, string> LastAsked(string path) =>
        Asked.Last(request => request.Path == path).Parameters;

    /// <summary>As it was at the start.</summary>
    public void Reset()
    {
        GivesOpaqueTokens = false;
        (Account, Error, Audience, Lifetime, EndsSessions) = (
            Accounts.Of("irene"),
            null,
            "msa-orleans",
            TimeSpan.FromMinutes(20),
            true
        );
        Asked.Clear();
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    internal void Note(string path, IEnumerable<KeyValuePair<string, StringValues>> parameters) =>
        Asked.Enqueue((path, parameters.ToDictionary(parameter => parameter.Key, parameter => $"{parameter.Value}")));
}
