using static Microsoft.AspNetCore.Http.StatusCodes;

namespace MsaOrleans.Api.Problems;

/// <summary>Every problem of the API, in one place.</summary>
public static class ProblemCatalog
{
    public static readonly Problem InvalidRequest = new(
        "invalid-request",
        Status400BadRequest,
        "Demande invalide",
        "Un ou plusieurs champs sont absents ou invalides ; voir « errors »."
    );
    public static readonly Problem UnreadableRequest = InvalidRequest with
    {
        Detail = "Un paramètre ou le corps de la requête manque, ou n’a pas la forme attendue.",
    };
    public static readonly Problem InvalidJson = new(
        "invalid-json",
        Status400BadRequest,
        "JSON invalide",
        "Le corps de la requête n’est pas un document JSON conforme à ce qui est attendu."
    );
    public static readonly Problem BrokenCharacter = InvalidJson with
    {
        Title = "Caractère incomplet",
        Detail =
            "Un caractère est incomplet, comme un émoji dont il manque la moitié après un copier-coller : "
            + "effacez-le et saisissez-le à nouveau.",
    };
    public static readonly Problem UnknownField = new(
        "unknown-field",
        Status400BadRequest,
        "Champ inconnu",
        "Le corps de la requête contient un champ qui n’existe pas ; voir « errors »."
    );
    public static readonly Problem InvalidId = new(
        "invalid-id",
        Status400BadRequest,
        "Identifiant invalide",
        "Un identifiant de l’adresse n’a pas la forme attendue ; voir « errors »."
    );
    public static readonly Problem Unauthenticated = new(
        "unauthenticated",
        Status401Unauthorized,
        "Connexion nécessaire",
        "Aucun jeton valide n’accompagne la requête."
    );
    public static readonly Problem Forbidden = new(
        "forbidden",
        Status403Forbidden,
        "Accès refusé",
        "Votre rôle ou votre caisse ne permet pas cette opération."
    );
    public static readonly Problem NotFound = new(
        "not-found",
        Status404NotFound,
        "Introuvable",
        "Ce que vous cherchez n’existe pas, ou ne vous est pas ouvert."
    );
    public static readonly Problem MethodNotAllowed = new(
        "method-not-allowed",
        Status405MethodNotAllowed,
        "Méthode non permise",
        "Cette adresse n’accepte pas cette méthode HTTP."
    );
    public static readonly Problem PayloadTooLarge = new(
        "payload-too-large",
        Status413PayloadTooLarge,
        "Requête trop volumineuse",
        "Le corps de la requête dépasse 32 Kio."
    );
    public static readonly Problem UnsupportedMediaType = new(
        "unsupported-media-type",
        Status415UnsupportedMediaType,
        "Format non accepté",
        "Le corps de la requête doit être en JSON (application/json)."
    );
    public static readonly Problem TooManyRequests = new(
        "too-many-requests",
        Status429TooManyRequests,
        "Trop de requêtes",
        "Trop de requêtes en peu de temps : réessayez après le délai indiqué par « Retry-After »."
    );
    public static readonly Problem InternalError = new(
        "internal-error",
        Status500InternalServerError,
        "Erreur interne",
        "Une erreur inattendue est survenue ; rien ne garantit que la demande a été prise en compte."
    );
    public static readonly Problem Unavailable = new(
        "unavailable",
        Status503ServiceUnavailable,
        "Service momentanément indisponible",
        "Le service ne peut pas répondre pour l’instant ; réessayez dans quelques secondes."
    );

    public static Problem Of(RefusalCode code) => RefusalProblems.All[code];

    /// <summary>What a bare status stands for, when nothing more precise was said.</summary>
    public static Problem OfStatus(int status) =>
        status switch
        {
            Status401Unauthorized => Unauthenticated,
            Status403Forbidden => Forbidden,
            Status404NotFound => NotFound,
            Status405MethodNotAllowed => MethodNotAllowed,
            Status413PayloadTooLarge => PayloadTooLarge,
            Status415UnsupportedMediaType => UnsupportedMediaType,
            Status429TooManyRequests => TooManyRequests,
            Status503ServiceUnavailable => Unavailable,
            >= 500 => InternalError,
            _ => UnreadableRequest,
        };
}
