using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

/// <summary>What an issuer answers. What the standard does not allow is answered 400.</summary>
internal sealed class IssuerEndpoints
{
    private readonly Issuer _issuer;
    private readonly ConcurrentDictionary<string, Grant> _grants = new();

    private IssuerEndpoints(Issuer issuer) => _issuer = issuer;

    private sealed record Grant(Dictionary<string, object> Account, string Nonce, string Challenge, string RedirectUri);

    public static void Map(WebApplication app, Issuer issuer)
    {
        var endpoints = new IssuerEndpoints(issuer);
        app.MapGet("/.well-known/openid-configuration", endpoints.Describe);
        app.MapGet("/keys", () => issuer.Tokens.KeySet);
        app.MapGet("/authorize", endpoints.Authorize);
        app.MapPost("/token", (Delegate)endpoints.RedeemAsync);
        app.MapGet("/end", endpoints.End);
        app.MapGet("/favicon.ico", () => Results.NoContent());
    }

    private Dictionary<string, object> Describe()
    {
        var description = new Dictionary<string, object>
        {
            ["issuer"] = _issuer.Authority,
            ["authorization_endpoint"] = $"{_issuer.Authority}/authorize",
            ["token_endpoint"] = $"{_issuer.Authority}/token",
            ["jwks_uri"] = $"{_issuer.Authority}/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
            ["code_challenge_methods_supported"] = new[] { "S256" },
        };
        if (_issuer.EndsSessions)
            description["end_session_endpoint"] = $"{_issuer.Authority}/end";
        return description;
    }

    private IResult Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        _issuer.Note("authorize", query);
        var isAllowed =
            query["client_id"] == Issuer.ClientId
            && query["response_type"] == "code"
            && query["code_challenge_method"] == "S256"
            && query["redirect_uri"] == Registered("api/v1/session/callback")
            && $"{query["scope"]}".Split(' ').Contains("openid")
            && query["state"].Count == 1
            && query["nonce"].Count == 1;
        if (!isAllowed)
            return Results.BadRequest();
        if (_issuer.Error is { } error)
            return Back(query, "error", error);
        if (query["who"] is [{ } chosen])
            context.Response.Cookies.Append(Issuer.SessionCookie, chosen);
        var account =
            query["who"] is [{ } who] ? Accounts.Of(who)
            : context.Request.Cookies[Issuer.SessionCookie] is { } known ? Accounts.Of(known)
            : _issuer.Account;
        return account is null ? Ask(context) : Back(query, "code", GrantTo(account, query));
    }

    private string GrantTo(Dictionary<string, object> account, IQueryCollection query)
    {
        var code = IssuerTokens.Secret();
        _grants[code] = new(account, $"{query["nonce"]}", $"{query["code_challenge"]}", $"{query["redirect_uri"]}");
        return code;
    }

    private static IResult Back(IQueryCollection query, string name, string value) =>
        Results.Redirect(
            QueryHelpers.AddQueryString(
                $"{query["redirect_uri"]}",
                new Dictionary<string, string?> { [name] = value, ["state"] = query["state"] }
            )
        );

    private static IResult Ask(HttpContext context)
    {
        var here = context.Request.Path + context.Request.QueryString;
        var links = string.Concat(
            new[] { "irene", "isidore" }.Select(who =>
                $"<p><a href='{QueryHelpers.AddQueryString(here, "who", who)}'>Je suis {who}</a></p>"
            )
        );
        return Results.Content(
            $"<!doctype html><html lang=fr><title>Service d’identification</title><h1>Qui êtes-vous ?</h1>{links}",
            "text/html; charset=utf-8"
        );
    }

    /// <summary>A code is good once, for who began with it.</summary>
    private async Task<IResult> RedeemAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        _issuer.Note("token", form);
        var isAllowed =
            _grants.TryRemove($"{form["code"]}", out var grant)
            && form["grant_type"] == "authorization_code"
            && form["client_id"] == Issuer.ClientId
            && form["client_secret"] == Issuer.ClientSecret
            && form["redirect_uri"] == grant.RedirectUri
            && IssuerTokens.ChallengeOf($"{form["code_verifier"]}") == grant.Challenge;
        return !isAllowed
            ? Results.Json(new { error = "invalid_grant" }, statusCode: 400)
            : Results.Json(
                new
                {
                    access_token = _issuer.Tokens.Access(grant!.Account),
                    id_token = _issuer.Tokens.Id(grant.Account, grant.Nonce),
                    token_type = "Bearer",
                    expires_in = (int)_issuer.Lifetime.TotalSeconds,
                }
            );
    }

    private IResult End(HttpContext context)
    {
        var query = context.Request.Query;
        _issuer.Note("end", query);
        if (query["client_id"] != Issuer.ClientId || query["post_logout_redirect_uri"] != Registered(""))
            return Results.BadRequest();
        context.Response.Cookies.Delete(Issuer.SessionCookie);
        return Results.Redirect($"{query["post_logout_redirect_uri"]}");
    }

    private string Registered(string path) => $"{_issuer.Portal}{path}";
}
