using Microsoft.AspNetCore.Authorization;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.Identity;

/// <summary>Who may call a route at all; whether this mailbox is theirs, the mailbox itself decides.</summary>
internal static class Policies
{
    /// <summary>Administrators of the whole service.</summary>
    public const string Admin = "admin";

    /// <summary>Members, in their own mailbox or as proxies in another's.</summary>
    public const string Member = "member";

    /// <summary>Agents and supervisors.</summary>
    public const string Staff = "staff";

    /// <summary>Whoever looks at a fund's work: staff and admins.</summary>
    public const string Desk = "desk";

    /// <summary>Whoever writes for a fund as a whole: supervisors and admins.</summary>
    public const string Lead = "lead";

    /// <summary>Whoever reads a mailbox: members and staff.</summary>
    public const string Reader = "reader";

    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services
            .AddAuthorizationBuilder()
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Admin, policy => policy.RequireRole(Names(Role.Admin)))
            .AddPolicy(Member, policy => policy.RequireRole(Names(Role.Member)))
            .AddPolicy(Staff, policy => policy.RequireRole(Names(Role.Agent, Role.Supervisor)))
            .AddPolicy(Desk, policy => policy.RequireRole(Names(Role.Agent, Role.Supervisor, Role.Admin)))
            .AddPolicy(Lead, policy => policy.RequireRole(Names(Role.Supervisor, Role.Admin)))
            .AddPolicy(Reader, policy => policy.RequireRole(Names(Role.Member, Role.Agent, Role.Supervisor)));
        return services;
    }

#pragma warning disable CA1308 // claims are in lower case
    /// <summary>As the claim <c>role</c> spells it.</summary>
    public static string NameOf(Role role) => role.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    private static string[] Names(params Role[] roles) => [.. roles.Select(NameOf)];
}
