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

    private static readonly Dictionary<RefusalCode, Problem> Refusals = new()
    {
        [RefusalCode.NotFound] = NotFound,
        [RefusalCode.UnknownTopic] = new(
            "unknown-topic",
            Status400BadRequest,
            "Sujet inconnu",
            "Ce thème, ce sujet ou ce motif ne figure pas au catalogue."
        ),
        [RefusalCode.TopicNotForProfile] = new(
            "topic-not-for-profile",
            Status400BadRequest,
            "Sujet non proposé",
            "Ce thème, ce sujet ou ce motif n’est pas proposé à ce profil."
        ),
        [RefusalCode.TextTooShort] = new(
            "text-too-short",
            Status400BadRequest,
            "Message trop court",
            "Le message compte moins de caractères que le minimum (10 pour un adhérent)."
        ),
        [RefusalCode.TextTooLong] = new(
            "text-too-long",
            Status400BadRequest,
            "Message trop long",
            "Le message compte plus de caractères que le maximum (750 pour un adhérent, 4 000 pour une réponse)."
        ),
        [RefusalCode.TextHasControlCharacters] = new(
            "text-has-control-characters",
            Status400BadRequest,
            "Caractères non acceptés",
            "Le message contient des caractères de commande autres que le saut de ligne et la tabulation."
        ),
        [RefusalCode.UnknownFund] = new(
            "unknown-fund",
            Status404NotFound,
            "Caisse inconnue",
            "Cette caisse n’existe pas."
        ),
        [RefusalCode.MailboxFull] = new(
            "mailbox-full",
            Status409Conflict,
            "Messagerie pleine",
            "Toutes vos demandes attendent encore une réponse : une nouvelle sera possible dès que l’une "
                + "d’elles aura été traitée."
        ),
        [RefusalCode.RunUnderWay] = new(
            "run-under-way",
            Status409Conflict,
            "Purge en cours",
            "Une purge est en cours, ou attend la nuit prochaine : une autre sera possible après sa fin."
        ),
        [RefusalCode.MailboxHeld] = new(
            "mailbox-held",
            Status409Conflict,
            "Messagerie conservée",
            "Une conservation légale protège cette messagerie : rien ne peut en être effacé avant sa levée."
        ),
        [RefusalCode.TooManyRequests] = new(
            "too-many-requests",
            Status429TooManyRequests,
            "Trop de demandes",
            "Le nombre de nouvelles demandes par heure est atteint ; réessayez après le délai indiqué par "
                + "« Retry-After »."
        ),
        [RefusalCode.IdempotencyKeyReused] = new(
            "idempotency-key-reused",
            Status422UnprocessableEntity,
            "Clé déjà utilisée",
            "Cette clé d’idempotence a déjà servi pour une autre demande."
        ),
        [RefusalCode.ContactClosed] = new(
            "contact-closed",
            Status409Conflict,
            "Échange clos",
            "Cet échange a reçu sa réponse il y a plus de 30 jours : faites une nouvelle demande."
        ),
        [RefusalCode.ThreadFull] = new(
            "thread-full",
            Status409Conflict,
            "Échange complet",
            "Cet échange compte déjà 100 messages ou 100 notes."
        ),
        [RefusalCode.StaleVersion] = new(
            "stale-version",
            Status412PreconditionFailed,
            "Échange modifié entre-temps",
            "Quelqu’un a écrit dans cet échange depuis la version que vous avez lue : relisez-le avant de répondre."
        ),
        [RefusalCode.AlreadyAnswered] = new(
            "already-answered",
            Status409Conflict,
            "Réponse déjà donnée",
            "Une réponse d’attente ne peut suivre une réponse."
        ),
        [RefusalCode.InvalidPeriod] = new(
            "invalid-period",
            Status400BadRequest,
            "Période invalide",
            "La fin doit suivre le début et ne pas être déjà passée ; de 2000 à 2100."
        ),
        [RefusalCode.TooManyProxies] = new(
            "too-many-proxies",
            Status409Conflict,
            "Trop de mandataires",
            "Dix procurations sont déjà en cours : révoquez-en une d’abord."
        ),
        [RefusalCode.OwnProxy] = new(
            "own-proxy",
            Status400BadRequest,
            "Mandataire invalide",
            "Nul ne peut être son propre mandataire."
        ),
        [RefusalCode.AlreadyClaimed] = new(
            "already-claimed",
            Status409Conflict,
            "Échange déjà pris en charge",
            "Un autre gestionnaire a pris cet échange en charge ; voir « holder »."
        ),
        [RefusalCode.ContactAnswered] = new(
            "contact-answered",
            Status409Conflict,
            "Échange déjà traité",
            "Cet échange a reçu sa réponse définitive : il n’est plus à prendre en charge ni à transférer."
        ),
        [RefusalCode.NotAnswered] = new(
            "not-answered",
            Status409Conflict,
            "Réponse encore attendue",
            "Cet échange n’a pas encore sa réponse définitive."
        ),
        [RefusalCode.Forbidden] = Forbidden,
        [RefusalCode.InvalidCursor] = new(
            "invalid-cursor",
            Status400BadRequest,
            "Page inconnue",
            "« after » doit reprendre la valeur « next » de la page précédente."
        ),
        [RefusalCode.InvalidDates] = new(
            "invalid-dates",
            Status400BadRequest,
            "Dates invalides",
            "« to » doit suivre « from », d’au plus 366 jours."
        ),
        [RefusalCode.UnknownOnlineService] = new(
            "unknown-online-service",
            Status404NotFound,
            "Service en ligne inconnu",
            "Ce service en ligne n’existe pas."
        ),
    };

    public static Problem Of(RefusalCode code) => Refusals[code];

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
