using static Microsoft.AspNetCore.Http.StatusCodes;

namespace MsaOrleans.Api.Problems;

/// <summary>The problem of each refusal of a grain.</summary>
internal static class RefusalProblems
{
    public static readonly Dictionary<RefusalCode, Problem> All = new()
    {
        [RefusalCode.NotFound] = ProblemCatalog.NotFound,
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
            "Le message compte moins de caractères que le minimum (10 pour un adhérent ou un avis de délai)."
        ),
        [RefusalCode.TextTooLong] = new(
            "text-too-long",
            Status400BadRequest,
            "Message trop long",
            "Le message compte plus de caractères que le maximum (750 pour un adhérent, 4 000 pour une réponse, 300 "
                + "pour un avis de délai)."
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
        [RefusalCode.InvalidSearch] = new(
            "invalid-search",
            Status400BadRequest,
            "Recherche impossible",
            "Écrivez de 1 à 8 mots, avec au moins une lettre ou un chiffre : le début d’un nom, un "
                + "identifiant, une référence ou un sujet."
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
        [RefusalCode.MailboxTooLarge] = new(
            "mailbox-too-large",
            Status409Conflict,
            "Messagerie trop volumineuse",
            "Cette messagerie contient autant de texte qu’elle peut en garder : la suite se fait par téléphone, "
                + "avec la caisse."
        ),
        [RefusalCode.TooManyRequests] = new(
            "too-many-requests",
            Status429TooManyRequests,
            "Trop de demandes",
            "Le nombre d’envois ou de changements permis en une heure ou un jour est atteint ; réessayez après le "
                + "délai indiqué par « Retry-After »."
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
        [RefusalCode.InvalidEnd] = new(
            "invalid-end",
            Status400BadRequest,
            "Date de fin invalide",
            "La date de fin va d’aujourd’hui à dans un an."
        ),
        [RefusalCode.TooManyProxies] = new(
            "too-many-proxies",
            Status409Conflict,
            "Trop de mandataires",
            "Dix procurations ou invitations sont déjà en cours : révoquez-en ou retirez-en une d’abord."
        ),
        [RefusalCode.OwnProxy] = new(
            "own-proxy",
            Status400BadRequest,
            "Mandataire invalide",
            "Nul ne peut être son propre mandataire."
        ),
        [RefusalCode.UnknownCode] = new(
            "unknown-code",
            Status404NotFound,
            "Code sans effet",
            "Ce code n’ouvre aucune invitation. Vérifiez chaque signe. Il a peut-être déjà servi, expiré ou été "
                + "retiré : demandez alors une nouvelle invitation."
        ),
        [RefusalCode.WordingChanged] = new(
            "wording-changed",
            Status409Conflict,
            "Termes modifiés",
            "Les termes de la procuration ont changé depuis que vous les avez lus : relisez-les avant d’inviter."
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
        [RefusalCode.Forbidden] = ProblemCatalog.Forbidden,
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
}
