using System.ComponentModel.DataAnnotations;

namespace MsaOrleans.Api.Retention;

/// <param name="Fund">Code d’une caisse ; toutes si absent.</param>
/// <param name="DryRun">Compter sans rien effacer.</param>
public sealed record RetentionRunRequest(
    [property: StringLength(64, ErrorMessage = "64 caractères au plus.")] string? Fund,
    [property: Required(ErrorMessage = "Obligatoire : true ou false.")] bool? DryRun
);

/// <param name="Reason">Le motif, 1 à 500 caractères.</param>
public sealed record HoldRequest(
    [property:
        Required(ErrorMessage = "Le motif est obligatoire."),
        StringLength(500, ErrorMessage = "500 caractères au plus.")
    ]
        string? Reason
);
