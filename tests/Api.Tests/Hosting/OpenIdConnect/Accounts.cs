namespace MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

/// <summary>Claims as the issuer's access tokens carry them.</summary>
public static class Accounts
{
    public static Dictionary<string, object> Of(string sub, string? role = "member")
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = sub,
            ["fund"] = "picardie",
            ["name"] = $"Nom de {sub}",
            ["email"] = $"{sub}@membre.example",
            ["profile"] = "particulier",
        };
        if (role is not null)
            claims["role"] = role;
        return claims;
    }
}
