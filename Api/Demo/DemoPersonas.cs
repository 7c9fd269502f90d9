using System.Collections.Immutable;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.Demo;

/// <summary>People to sign in as. They do not exist; their addresses are reserved for examples (RFC 2606).</summary>
internal static class DemoPersonas
{
    /// <summary>Of all personas but the admin.</summary>
    public const string Fund = "picardie";

    public static readonly Persona JeanSebastien = new(
        "jean-sebastien",
        Role.Member,
        Fund,
        "Jean-Sébastien Martin",
        "jean-sebastien@membre.example",
        Profile.Particulier,
        "Particulier, avec un historique"
    );
    public static readonly Persona Odile = new(
        "odile",
        Role.Member,
        Fund,
        "Odile Lefèvre",
        "odile@membre.example",
        Profile.Exploitant,
        "Exploitante, avec une demande en retard, a donné procuration à Lucie"
    );
    public static readonly Persona Lucie = new(
        "lucie",
        Role.Member,
        Fund,
        "Lucie Petit",
        "lucie@membre.example",
        Profile.Tiers,
        "Mandataire d’Odile"
    );
    public static readonly Persona Claire = new(
        "claire",
        Role.Agent,
        Fund,
        "Claire Dubois",
        "claire@picardie.msa.example",
        null,
        "Gestionnaire à la MSA de Picardie"
    );
    public static readonly Persona Karim = new(
        "karim",
        Role.Agent,
        Fund,
        "Karim Benali",
        "karim@picardie.msa.example",
        null,
        "Gestionnaire à la MSA de Picardie"
    );
    public static readonly Persona Sylvie = new(
        "sylvie",
        Role.Supervisor,
        Fund,
        "Sylvie Moreau",
        "sylvie@picardie.msa.example",
        null,
        "Responsable à la MSA de Picardie"
    );
    public static readonly Persona Admin = new(
        "admin",
        Role.Admin,
        null,
        "Nadine Girard",
        "admin@msa.example",
        null,
        "Administration nationale"
    );

    public static readonly ImmutableArray<Persona> All = [JeanSebastien, Odile, Lucie, Claire, Karim, Sylvie, Admin];
}

/// <summary>What <c>POST /demo/token</c> takes, and who that is.</summary>
internal sealed record Persona(
    string Sub,
    Role Role,
    string? Fund,
    string Name,
    string? Email,
    Profile? Profile,
    string Description
)
{
    public Actor ToActor() => new(Sub, Role, Name, Fund, Email, Profile);
}
