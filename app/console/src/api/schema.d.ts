// Written by generate-client.ts.
export interface paths {
    "/api/artifacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was written last, of all plans */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                bytes: number;
                                contentType: string;
                                /** Format: date-time */
                                createdAt: string;
                                createdBy: string;
                                name: string;
                                planId: string;
                                sha256: string;
                                /** @description From 1. */
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, the newest first */
        get: {
            parameters: {
                query?: {
                    before?: string;
                    limit?: number;
                    person?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                action: string;
                                address: string;
                                /** Format: date-time */
                                at: string;
                                details: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                path: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                requestId: string;
                                status: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/emergencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest emergencies */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    limit?: number;
                    severity?: "low" | "normal" | "high" | "critical";
                    state?: "open" | "handled" | "closed";
                    type?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                description: string;
                                /** Format: date-time */
                                happenedAt: string;
                                /** Format: uuid */
                                id: string;
                                place: string;
                                reportedBy: string;
                                /** @enum {string} */
                                severity: "low" | "normal" | "high" | "critical";
                                /** @enum {string} */
                                state: "open" | "handled" | "closed";
                                /** @description What kind of event it is, such as flood, landslide or gas leak. */
                                type: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            /** @description `cursor` of the next page; null at the end. */
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Report an emergency */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description: string;
                        /**
                         * Format: date-time
                         * @description Now, when it is not given.
                         */
                        happenedAt?: string;
                        /**
                         * Format: uuid
                         * @description Chosen by a caller that may have to repeat the call; else by the server.
                         */
                        id?: string;
                        /** @default  */
                        place?: string;
                        /**
                         * @default normal
                         * @enum {string}
                         */
                        severity?: "low" | "normal" | "high" | "critical";
                        /** @description What kind of event it is, such as flood, landslide or gas leak. */
                        type: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            /** Format: date-time */
                            happenedAt: string;
                            /** Format: uuid */
                            id: string;
                            place: string;
                            reportedBy: string;
                            /** @enum {string} */
                            severity: "low" | "normal" | "high" | "critical";
                            /** @enum {string} */
                            state: "open" | "handled" | "closed";
                            /** @description What kind of event it is, such as flood, landslide or gas leak. */
                            type: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/emergencies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An emergency */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            /** Format: date-time */
                            happenedAt: string;
                            /** Format: uuid */
                            id: string;
                            place: string;
                            reportedBy: string;
                            /** @enum {string} */
                            severity: "low" | "normal" | "high" | "critical";
                            /** @enum {string} */
                            state: "open" | "handled" | "closed";
                            /** @description What kind of event it is, such as flood, landslide or gas leak. */
                            type: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an emergency, or add a note to its timeline */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description?: string;
                        /** @description Names this call. A call that comes again under the same name changes nothing. */
                        key?: string;
                        /** @description For the timeline: what happened, or why this changes. */
                        note?: string;
                        place?: string;
                        /** @enum {string} */
                        severity?: "low" | "normal" | "high" | "critical";
                        /** @enum {string} */
                        state?: "open" | "handled" | "closed";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            description: string;
                            /** Format: date-time */
                            happenedAt: string;
                            /** Format: uuid */
                            id: string;
                            place: string;
                            reportedBy: string;
                            /** @enum {string} */
                            severity: "low" | "normal" | "high" | "critical";
                            /** @enum {string} */
                            state: "open" | "handled" | "closed";
                            /** @description What kind of event it is, such as flood, landslide or gas leak. */
                            type: string;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/emergencies/{id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposed courses of action and what was decided, the newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                artifact: string;
                                /** @description Null until the commander has decided. */
                                decision: {
                                    amendment: string | null;
                                    /** Format: date-time */
                                    decidedAt: string;
                                    decidedBy: string;
                                    reasons: string;
                                    /** @enum {string} */
                                    verdict: "approved" | "amended" | "rejected";
                                } | null;
                                /** Format: uuid */
                                emergencyId: string;
                                /** Format: uuid */
                                id: string;
                                planId: string;
                                /** Format: date-time */
                                proposedAt: string;
                                proposedBy: string;
                                /** @description Of the version that was proposed, whatever becomes of the artifact. */
                                sha256: string;
                                summary: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Propose a course of action, an artifact of a plan that answers this emergency */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The course of action, an artifact of the plan. */
                        artifact: string;
                        planId: string;
                        /** @description What the commander is asked to decide on, in a few lines. */
                        summary: string;
                        /** @description The newest, when it is not given. */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            artifact: string;
                            /** @description Null until the commander has decided. */
                            decision: {
                                amendment: string | null;
                                /** Format: date-time */
                                decidedAt: string;
                                decidedBy: string;
                                reasons: string;
                                /** @enum {string} */
                                verdict: "approved" | "amended" | "rejected";
                            } | null;
                            /** Format: uuid */
                            emergencyId: string;
                            /** Format: uuid */
                            id: string;
                            planId: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            /** @description Of the version that was proposed, whatever becomes of the artifact. */
                            sha256: string;
                            summary: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/emergencies/{id}/proposals/{proposalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A proposed course of action */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    proposalId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            artifact: string;
                            /** @description Null until the commander has decided. */
                            decision: {
                                amendment: string | null;
                                /** Format: date-time */
                                decidedAt: string;
                                decidedBy: string;
                                reasons: string;
                                /** @enum {string} */
                                verdict: "approved" | "amended" | "rejected";
                            } | null;
                            /** Format: uuid */
                            emergencyId: string;
                            /** Format: uuid */
                            id: string;
                            planId: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            /** @description Of the version that was proposed, whatever becomes of the artifact. */
                            sha256: string;
                            summary: string;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/emergencies/{id}/proposals/{proposalId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Decide on a proposed course of action, once, with reasons */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    proposalId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reasons: string;
                        /** @enum {string} */
                        verdict: "approved";
                    } | {
                        reasons: string;
                        /** @enum {string} */
                        verdict: "rejected";
                    } | {
                        /** @description What is to be done differently from what was proposed. */
                        amendment: string;
                        reasons: string;
                        /** @enum {string} */
                        verdict: "amended";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            artifact: string;
                            /** @description Null until the commander has decided. */
                            decision: {
                                amendment: string | null;
                                /** Format: date-time */
                                decidedAt: string;
                                decidedBy: string;
                                reasons: string;
                                /** @enum {string} */
                                verdict: "approved" | "amended" | "rejected";
                            } | null;
                            /** Format: uuid */
                            emergencyId: string;
                            /** Format: uuid */
                            id: string;
                            planId: string;
                            /** Format: date-time */
                            proposedAt: string;
                            proposedBy: string;
                            /** @description Of the version that was proposed, whatever becomes of the artifact. */
                            sha256: string;
                            summary: string;
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/emergencies/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, in order */
        get: {
            parameters: {
                query?: {
                    /** @description Only entries with greater numbers. */
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                at: string;
                                /** @description Such as `emergency-reported`, `note`, `plan-created`, `proposal-approved`. */
                                kind: string;
                                payload: unknown;
                                seq: number;
                                topic: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files, what changed last first: own ones, shared ones, or the trash */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    /** @description Only what lies in this folder; else all of them. */
                    folder?: string;
                    limit?: number;
                    /** @description Own files, those that somebody shares, or own ones in the trash. */
                    of?: "mine" | "shared" | "trash";
                    /** @description Part of the name. */
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Names of the folders within the folder. */
                            folders: string[];
                            items: {
                                bytes: number;
                                /** Format: date-time */
                                createdAt: string;
                                folder: string;
                                /** Format: uuid */
                                id: string;
                                mediaType: string;
                                name: string;
                                /** @description Id of the person. */
                                owner: string;
                                /** @enum {string} */
                                preview: "image" | "text" | "pdf" | "document" | "none";
                                sha256: string;
                                /** @description Whether everybody who is signed in may read it. */
                                shared: boolean;
                                trashedAt: string | null;
                                /** Format: date-time */
                                updatedAt: string;
                                /** @description The newest. */
                                version: number;
                            }[];
                            /** @description Hand it back as `cursor` for the next page. */
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Upload a small file in one request; the body is its content */
        post: {
            parameters: {
                query: {
                    /** @description Names with `/` between, such as `reports/2026`; empty for the uppermost. */
                    folder?: string;
                    /** @description With its extension, such as `行动方案.docx`. */
                    name: string;
                    /** @description What the content must turn out to have. */
                    sha256?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytes: number;
                            /**
                             * Format: date-time
                             * @description An upload that has not ended by then is removed.
                             */
                            expiresAt: string;
                            fileId: string | null;
                            folder: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @description Length of each part; of the last, what remains. */
                            partBytes: number;
                            partCount: number;
                            /** @description Code of the error that it was refused with. */
                            problem: string | null;
                            /** @enum {string} */
                            state: "open" | "checking" | "done" | "refused";
                            version: number | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file, with its storage class and whether it can be read now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytes: number;
                            /** Format: date-time */
                            createdAt: string;
                            folder: string;
                            /** Format: uuid */
                            id: string;
                            mediaType: string;
                            name: string;
                            /** @description Id of the person. */
                            owner: string;
                            /** @enum {string} */
                            preview: "image" | "text" | "pdf" | "document" | "none";
                            /**
                             * @description What was archived has to be restored first, which takes hours.
                             * @enum {string}
                             */
                            readable: "now" | "archived" | "being-restored";
                            sha256: string;
                            /** @description Whether everybody who is signed in may read it. */
                            shared: boolean;
                            /** @description Such as `STANDARD` or `ARCHIVE`. */
                            storageClass: string;
                            trashedAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description The newest. */
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Put a file in the trash, where it stays for 30 days */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytes: number;
                            /** Format: date-time */
                            createdAt: string;
                            folder: string;
                            /** Format: uuid */
                            id: string;
                            mediaType: string;
                            name: string;
                            /** @description Id of the person. */
                            owner: string;
                            /** @enum {string} */
                            preview: "image" | "text" | "pdf" | "document" | "none";
                            sha256: string;
                            /** @description Whether everybody who is signed in may read it. */
                            shared: boolean;
                            trashedAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description The newest. */
                            version: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Move, rename or share a file */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            /** @description What is to be different: where it lies, its name, who may read it. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Names with `/` between, such as `reports/2026`; empty for the uppermost. */
                        folder?: string;
                        /** @description With its extension, such as `行动方案.docx`. */
                        name?: string;
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytes: number;
                            /** Format: date-time */
                            createdAt: string;
                            folder: string;
                            /** Format: uuid */
                            id: string;
                            mediaType: string;
                            name: string;
                            /** @description Id of the person. */
                            owner: string;
                            /** @enum {string} */
                            preview: "image" | "text" | "pdf" | "document" | "none";
                            sha256: string;
                            /** @description Whether everybody who is signed in may read it. */
                            shared: boolean;
                            trashedAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description The newest. */
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/files/{id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a large file comes straight from the CDN or the object storage */
        get: {
            parameters: {
                query?: {
                    /** @description The newest, when it is not given. */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytes: number;
                            /** @description What the content must turn out to have. */
                            sha256: string;
                            /** @description On the CDN or the object storage, for a quarter of an hour. */
                            url: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The content of a file, whole or a range of it */
        get: {
            parameters: {
                query?: {
                    /** @description The newest, when it is not given. */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For a browser: leads to the content, on the CDN where there is one */
        get: {
            parameters: {
                query?: {
                    /** @description The newest, when it is not given. */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file to look at: `x-preview` says whether it is `scaled`, `whole`, `cut` or a `page` of a document */
        get: {
            parameters: {
                query?: {
                    /** @description Of a document. */
                    page?: number;
                    /** @description The newest, when it is not given. */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a file out of the trash */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytes: number;
                            /** Format: date-time */
                            createdAt: string;
                            folder: string;
                            /** Format: uuid */
                            id: string;
                            mediaType: string;
                            name: string;
                            /** @description Id of the person. */
                            owner: string;
                            /** @enum {string} */
                            preview: "image" | "text" | "pdf" | "document" | "none";
                            sha256: string;
                            /** @description Whether everybody who is signed in may read it. */
                            shared: boolean;
                            trashedAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description The newest. */
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for an archived file to be readable for a week, which takes hours */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytes: number;
                            /** Format: date-time */
                            createdAt: string;
                            folder: string;
                            /** Format: uuid */
                            id: string;
                            mediaType: string;
                            name: string;
                            /** @description Id of the person. */
                            owner: string;
                            /** @enum {string} */
                            preview: "image" | "text" | "pdf" | "document" | "none";
                            /**
                             * @description What was archived has to be restored first, which takes hours.
                             * @enum {string}
                             */
                            readable: "now" | "archived" | "being-restored";
                            sha256: string;
                            /** @description Whether everybody who is signed in may read it. */
                            shared: boolean;
                            /** @description Such as `STANDARD` or `ARCHIVE`. */
                            storageClass: string;
                            trashedAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description The newest. */
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of a file, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                bytes: number;
                                /** Format: date-time */
                                createdAt: string;
                                createdBy: string;
                                mediaType: string;
                                sha256: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an older version the newest once more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytes: number;
                            /** Format: date-time */
                            createdAt: string;
                            folder: string;
                            /** Format: uuid */
                            id: string;
                            mediaType: string;
                            name: string;
                            /** @description Id of the person. */
                            owner: string;
                            /** @enum {string} */
                            preview: "image" | "text" | "pdf" | "document" | "none";
                            sha256: string;
                            /** @description Whether everybody who is signed in may read it. */
                            shared: boolean;
                            trashedAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description The newest. */
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/folders/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move or rename a folder, with all that is in it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Names with `/` between, such as `reports/2026`; empty for the uppermost. */
                        from: string;
                        /** @description Names with `/` between, such as `reports/2026`; empty for the uppermost. */
                        to: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Files. */
                            moved: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/trash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete what is in the trash, for good */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Files. */
                            deleted: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin an upload: where to put its parts, straight on the object storage or through here */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        bytes: number;
                        /** @description Names with `/` between, such as `reports/2026`; empty for the uppermost. */
                        folder?: string;
                        /** @description With its extension, such as `行动方案.docx`. */
                        name: string;
                        /** @description What the content must turn out to have. */
                        sha256?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytes: number;
                            /**
                             * Format: date-time
                             * @description An upload that has not ended by then is removed.
                             */
                            expiresAt: string;
                            fileId: string | null;
                            folder: string;
                            /** Format: uuid */
                            id: string;
                            /** @description Parts that are not there yet, at most a hundred; ask again for more. */
                            missing: {
                                bytes: number;
                                number: number;
                                /** @description Where in the file it begins. */
                                start: number;
                                /** @description Where the browser may put it, for a quarter of an hour. */
                                url: string;
                            }[];
                            missingCount: number;
                            name: string;
                            /** @description Length of each part; of the last, what remains. */
                            partBytes: number;
                            partCount: number;
                            /** @description Code of the error that it was refused with. */
                            problem: string | null;
                            /** @enum {string} */
                            state: "open" | "checking" | "done" | "refused";
                            version: number | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An upload and the parts that are missing: how to resume it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    uploadId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytes: number;
                            /**
                             * Format: date-time
                             * @description An upload that has not ended by then is removed.
                             */
                            expiresAt: string;
                            fileId: string | null;
                            folder: string;
                            /** Format: uuid */
                            id: string;
                            /** @description Parts that are not there yet, at most a hundred; ask again for more. */
                            missing: {
                                bytes: number;
                                number: number;
                                /** @description Where in the file it begins. */
                                start: number;
                                /** @description Where the browser may put it, for a quarter of an hour. */
                                url: string;
                            }[];
                            missingCount: number;
                            name: string;
                            /** @description Length of each part; of the last, what remains. */
                            partBytes: number;
                            partCount: number;
                            /** @description Code of the error that it was refused with. */
                            problem: string | null;
                            /** @enum {string} */
                            state: "open" | "checking" | "done" | "refused";
                            version: number | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Give up an upload */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    uploadId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/uploads/{uploadId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check an upload and make it visible; ask again while it is `checking` */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    uploadId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytes: number;
                            /**
                             * Format: date-time
                             * @description An upload that has not ended by then is removed.
                             */
                            expiresAt: string;
                            fileId: string | null;
                            folder: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @description Length of each part; of the last, what remains. */
                            partBytes: number;
                            partCount: number;
                            /** @description Code of the error that it was refused with. */
                            problem: string | null;
                            /** @enum {string} */
                            state: "open" | "checking" | "done" | "refused";
                            version: number | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/uploads/{uploadId}/parts/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a part of an upload through here; the body is its content */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: number;
                    uploadId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Several files as one archive */
        get: {
            parameters: {
                query: {
                    /** @description Ids with commas between. */
                    ids: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics/trends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests, latencies, cache and connections of all processes over the last hours */
        get: {
            parameters: {
                query?: {
                    /** @description Until now. */
                    minutes?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The oldest first; null where nothing is known. */
                            points: {
                                /** @description Calls of models and tools under way. */
                                agentsAtWork: number | null;
                                /** @description Calls that wait for others to end. */
                                agentsWaiting: number | null;
                                /**
                                 * Format: date-time
                                 * @description End of the step.
                                 */
                                at: string;
                                /** @description Reads that did not need the source; 0 to 1. */
                                cacheHitRate: number | null;
                                /** @description Of the requests, those answered with 5xx; 0 to 1. */
                                failedShare: number | null;
                                liveConnections: number | null;
                                /** @description Resident memory of all processes. */
                                memoryBytes: number | null;
                                /** @description Of the calls of models; 0 to 1. */
                                modelFailedShare: number | null;
                                p50Ms: number | null;
                                p95Ms: number | null;
                                /** @description Processes that were there; 0 where nothing is known. */
                                processes: number;
                                requestsPerSecond: number | null;
                                runsQueued: number | null;
                                runsRunning: number | null;
                                /** @description For a person. */
                                runsWaiting: number | null;
                                tokensPerMinute: number | null;
                            }[];
                            stepSeconds: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                disabledAt: string | null;
                                /** Format: uuid */
                                id: string;
                                machine: boolean;
                                name: string;
                                /** @enum {string} */
                                role: "viewer" | "operator" | "commander" | "administrator";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        password: string;
                        /** @enum {string} */
                        role: "viewer" | "operator" | "commander" | "administrator";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            disabledAt: string | null;
                            /** Format: uuid */
                            id: string;
                            machine: boolean;
                            name: string;
                            /** @enum {string} */
                            role: "viewer" | "operator" | "commander" | "administrator";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            disabledAt: string | null;
                            /** Format: uuid */
                            id: string;
                            machine: boolean;
                            name: string;
                            /** @enum {string} */
                            role: "viewer" | "operator" | "commander" | "administrator";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes role, password or whether the person may sign in, and ends all their sessions */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        disabled?: boolean;
                        password?: string;
                        /** @enum {string} */
                        role?: "viewer" | "operator" | "commander" | "administrator";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            disabledAt: string | null;
                            /** Format: uuid */
                            id: string;
                            machine: boolean;
                            name: string;
                            /** @enum {string} */
                            role: "viewer" | "operator" | "commander" | "administrator";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest plans */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    emergencyId?: string;
                    limit?: number;
                    status?: "ready" | "inprogress" | "completed" | "error";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                createdBy: string;
                                /** @description The step worked on; null once all have ended. */
                                currentStep: number | null;
                                description: string;
                                /** @description The emergency that the plan answers. */
                                emergencyId: string | null;
                                endedAt: string | null;
                                endedCount: number;
                                failedCount: number;
                                /** @description Number of its newest event. */
                                lastSeq: number;
                                name: string;
                                /** @description Name of the plan, chosen by who creates it. */
                                planId: string;
                                /** @enum {string} */
                                status: "ready" | "inprogress" | "completed" | "error";
                                taskCount: number;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            /** @description `cursor` of the next page; null at the end. */
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Create a plan from a workflow */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        emergencyId?: string;
                        /** @description Names this call. A call that comes again under the same name changes nothing. */
                        key?: string;
                        /** @description Name of the plan, chosen by who creates it. */
                        planId: string;
                        structure: {
                            /** @default  */
                            description?: string;
                            /** @description Of the configuration; has no effect on a plan. */
                            is_global?: boolean;
                            name: string;
                            steps: {
                                /** @default  */
                                description?: string;
                                /** @description Defaults to the number of the step. */
                                name?: string;
                                /** @description May be worked on side by side. */
                                tasks: {
                                    /** @description Name of the agent that does the task. */
                                    assignee: string;
                                    /**
                                     * @description The agent's goal.
                                     * @default
                                     */
                                    description?: string;
                                    /**
                                     * @description Names of artifacts that the task reads.
                                     * @default []
                                     */
                                    inputs?: string[];
                                    name: string;
                                    /**
                                     * @description Names of artifacts that it writes.
                                     * @default []
                                     */
                                    outputs?: string[];
                                    /**
                                     * @default normal
                                     * @enum {string}
                                     */
                                    priority?: "low" | "normal" | "high" | "critical";
                                    /** @description Name of the task within its plan. */
                                    task_id: string;
                                    /** @description Seconds that the task may take. */
                                    timeout?: number;
                                }[];
                            }[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            /** @description The step worked on; null once all have ended. */
                            currentStep: number | null;
                            description: string;
                            /** @description The emergency that the plan answers. */
                            emergencyId: string | null;
                            endedAt: string | null;
                            endedCount: number;
                            failedCount: number;
                            /** @description Number of its newest event. */
                            lastSeq: number;
                            name: string;
                            /** @description Name of the plan, chosen by who creates it. */
                            planId: string;
                            /** @enum {string} */
                            status: "ready" | "inprogress" | "completed" | "error";
                            steps: {
                                description: string;
                                name: string;
                                step: number;
                                tasks: {
                                    assignee: string;
                                    description: string;
                                    endedAt: string | null;
                                    inputs: string[];
                                    name: string;
                                    outputs: string[];
                                    /** @description Name of the plan, chosen by who creates it. */
                                    planId: string;
                                    /** @enum {string} */
                                    priority: "low" | "normal" | "high" | "critical";
                                    resultSummary: string | null;
                                    startedAt: string | null;
                                    /** @enum {string} */
                                    status: "ready" | "inprogress" | "completed" | "error" | "skipped";
                                    /** @description Number of its step, from 1. */
                                    step: number;
                                    /** @description Name of the task within its plan. */
                                    taskId: string;
                                    timeoutSeconds: number | null;
                                }[];
                            }[];
                            taskCount: number;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{planId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan with its steps and tasks */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the plan, chosen by who creates it. */
                    planId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            /** @description The step worked on; null once all have ended. */
                            currentStep: number | null;
                            description: string;
                            /** @description The emergency that the plan answers. */
                            emergencyId: string | null;
                            endedAt: string | null;
                            endedCount: number;
                            failedCount: number;
                            /** @description Number of its newest event. */
                            lastSeq: number;
                            name: string;
                            /** @description Name of the plan, chosen by who creates it. */
                            planId: string;
                            /** @enum {string} */
                            status: "ready" | "inprogress" | "completed" | "error";
                            steps: {
                                description: string;
                                name: string;
                                step: number;
                                tasks: {
                                    assignee: string;
                                    description: string;
                                    endedAt: string | null;
                                    inputs: string[];
                                    name: string;
                                    outputs: string[];
                                    /** @description Name of the plan, chosen by who creates it. */
                                    planId: string;
                                    /** @enum {string} */
                                    priority: "low" | "normal" | "high" | "critical";
                                    resultSummary: string | null;
                                    startedAt: string | null;
                                    /** @enum {string} */
                                    status: "ready" | "inprogress" | "completed" | "error" | "skipped";
                                    /** @description Number of its step, from 1. */
                                    step: number;
                                    /** @description Name of the task within its plan. */
                                    taskId: string;
                                    timeoutSeconds: number | null;
                                }[];
                            }[];
                            taskCount: number;
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a plan; its events stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the plan, chosen by who creates it. */
                    planId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{planId}/artifacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The artifacts of a plan, each in its newest version */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the plan, chosen by who creates it. */
                    planId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                bytes: number;
                                contentType: string;
                                /** Format: date-time */
                                createdAt: string;
                                createdBy: string;
                                name: string;
                                planId: string;
                                sha256: string;
                                /** @description From 1. */
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{planId}/artifacts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The content of an artifact */
        get: {
            parameters: {
                query?: {
                    /** @description The newest, when it is not given. */
                    version?: number;
                };
                header?: never;
                path: {
                    /** @description Such as `situation report` or `行动方案.md`. */
                    name: string;
                    /** @description Name of the plan, chosen by who creates it. */
                    planId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        /** Save a new version of an artifact; the body is its content */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Media type of the content. */
                    "content-type"?: string;
                    /** @description Names this call. A call that comes again under the same name changes nothing. */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Such as `situation report` or `行动方案.md`. */
                    name: string;
                    /** @description Name of the plan, chosen by who creates it. */
                    planId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bytes: number;
                            contentType: string;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            name: string;
                            planId: string;
                            sha256: string;
                            /** @description From 1. */
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{planId}/artifacts/{name}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed from one version of a text to another */
        get: {
            parameters: {
                query: {
                    from: number;
                    to: number;
                };
                header?: never;
                path: {
                    /** @description Such as `situation report` or `行动方案.md`. */
                    name: string;
                    /** @description Name of the plan, chosen by who creates it. */
                    planId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Lines. */
                            added: number;
                            from: number;
                            hunks: {
                                /** @description Number of its first line in the old version, from 1. */
                                fromLine: number;
                                lines: {
                                    /** @enum {string} */
                                    change: "same" | "removed" | "added";
                                    /** @description With its line break, if it has one. */
                                    text: string;
                                }[];
                                /** @description The same in the new version. */
                                toLine: number;
                            }[];
                            name: string;
                            /** @description Lines. */
                            removed: number;
                            to: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{planId}/artifacts/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of an artifact, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Such as `situation report` or `行动方案.md`. */
                    name: string;
                    /** @description Name of the plan, chosen by who creates it. */
                    planId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                bytes: number;
                                contentType: string;
                                /** Format: date-time */
                                createdAt: string;
                                createdBy: string;
                                name: string;
                                planId: string;
                                sha256: string;
                                /** @description From 1. */
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{planId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a plan, also to one that has been deleted */
        get: {
            parameters: {
                query?: {
                    /** @description Only events with greater numbers. */
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    /** @description Name of the plan, chosen by who creates it. */
                    planId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                at: string;
                                /** @description Such as `plan-created`, `task-completed`, `artifact-saved`. */
                                kind: string;
                                payload: unknown;
                                seq: number;
                                topic: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{planId}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tasks of an agent in a status; of the ready ones, those that can be worked on */
        get: {
            parameters: {
                query: {
                    /** @description Name of the agent that does the task. */
                    assignee: string;
                    status?: "ready" | "inprogress" | "completed" | "error" | "skipped";
                };
                header?: never;
                path: {
                    /** @description Name of the plan, chosen by who creates it. */
                    planId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                assignee: string;
                                description: string;
                                endedAt: string | null;
                                inputs: string[];
                                name: string;
                                outputs: string[];
                                /** @description Name of the plan, chosen by who creates it. */
                                planId: string;
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "critical";
                                resultSummary: string | null;
                                startedAt: string | null;
                                /** @enum {string} */
                                status: "ready" | "inprogress" | "completed" | "error" | "skipped";
                                /** @description Number of its step, from 1. */
                                step: number;
                                /** @description Name of the task within its plan. */
                                taskId: string;
                                timeoutSeconds: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{planId}/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A task */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the plan, chosen by who creates it. */
                    planId: string;
                    /** @description Name of the task within its plan. */
                    taskId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assignee: string;
                            description: string;
                            endedAt: string | null;
                            inputs: string[];
                            name: string;
                            outputs: string[];
                            /** @description Name of the plan, chosen by who creates it. */
                            planId: string;
                            /** @enum {string} */
                            priority: "low" | "normal" | "high" | "critical";
                            resultSummary: string | null;
                            startedAt: string | null;
                            /** @enum {string} */
                            status: "ready" | "inprogress" | "completed" | "error" | "skipped";
                            /** @description Number of its step, from 1. */
                            step: number;
                            /** @description Name of the task within its plan. */
                            taskId: string;
                            timeoutSeconds: number | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Move a task on: ready → inprogress → completed, error or skipped */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the plan, chosen by who creates it. */
                    planId: string;
                    /** @description Name of the task within its plan. */
                    taskId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Names this call. A call that comes again under the same name changes nothing. */
                        key?: string;
                        /** @description What came of it, in a few lines. */
                        resultSummary?: string;
                        /** @enum {string} */
                        status: "ready" | "inprogress" | "completed" | "error" | "skipped";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            assignee: string;
                            description: string;
                            endedAt: string | null;
                            inputs: string[];
                            name: string;
                            outputs: string[];
                            /** @description Name of the plan, chosen by who creates it. */
                            planId: string;
                            /** @enum {string} */
                            priority: "low" | "normal" | "high" | "critical";
                            resultSummary: string | null;
                            startedAt: string | null;
                            /** @enum {string} */
                            status: "ready" | "inprogress" | "completed" | "error" | "skipped";
                            /** @description Number of its step, from 1. */
                            step: number;
                            /** @description Name of the task within its plan. */
                            taskId: string;
                            timeoutSeconds: number | null;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/plans/{planId}/tasks/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be worked on now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Name of the plan, chosen by who creates it. */
                    planId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                assignee: string;
                                description: string;
                                endedAt: string | null;
                                inputs: string[];
                                name: string;
                                outputs: string[];
                                /** @description Name of the plan, chosen by who creates it. */
                                planId: string;
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "critical";
                                resultSummary: string | null;
                                startedAt: string | null;
                                /** @enum {string} */
                                status: "ready" | "inprogress" | "completed" | "error" | "skipped";
                                /** @description Number of its step, from 1. */
                                step: number;
                                /** @description Name of the task within its plan. */
                                taskId: string;
                                timeoutSeconds: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/undecided": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the commander, of all emergencies */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                artifact: string;
                                /** @description Null until the commander has decided. */
                                decision: {
                                    amendment: string | null;
                                    /** Format: date-time */
                                    decidedAt: string;
                                    decidedBy: string;
                                    reasons: string;
                                    /** @enum {string} */
                                    verdict: "approved" | "amended" | "rejected";
                                } | null;
                                /** Format: uuid */
                                emergencyId: string;
                                /** Format: uuid */
                                id: string;
                                planId: string;
                                /** Format: date-time */
                                proposedAt: string;
                                proposedBy: string;
                                /** @description Of the version that was proposed, whatever becomes of the artifact. */
                                sha256: string;
                                summary: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs wait for people to answer, or all questions of one run */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    /** @description All of one run, those answered included; else all open ones. */
                    run?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                answer: string | null;
                                answeredAt: string | null;
                                answeredBy: string | null;
                                /** Format: date-time */
                                askedAt: string;
                                /** @description Null where any text is an answer. */
                                choices: string[] | null;
                                /** Format: uuid */
                                id: string;
                                prompt: string;
                                /**
                                 * @description Who may answer.
                                 * @enum {string}
                                 */
                                role: "viewer" | "operator" | "commander" | "administrator";
                                /** Format: uuid */
                                runId: string;
                                /** @description The agent that asks. */
                                source: string;
                                teamName: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The releases that have served, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Whether the process that answers is of it. */
                                asked: boolean;
                                /** Format: date-time */
                                firstStartedAt: string;
                                /** Format: date-time */
                                lastStartedAt: string;
                                name: string;
                                node: string;
                                /** @description How often a process of it has started, on all hosts. */
                                starts: number;
                                /** @description Of the code. */
                                version: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                excerpt: string;
                                file: string;
                                /** Format: uuid */
                                id: string;
                                place: string;
                                /** @enum {string} */
                                severity: "low" | "normal" | "high" | "critical";
                                title: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        body: string;
                        /** @default  */
                        place?: string;
                        /**
                         * @default normal
                         * @enum {string}
                         */
                        severity?: "low" | "normal" | "high" | "critical";
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            body: string;
                            /** Format: date-time */
                            createdAt: string;
                            file: string;
                            /** Format: uuid */
                            id: string;
                            place: string;
                            /** @enum {string} */
                            severity: "low" | "normal" | "high" | "critical";
                            title: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            body: string;
                            /** Format: date-time */
                            createdAt: string;
                            file: string;
                            /** Format: uuid */
                            id: string;
                            place: string;
                            /** @enum {string} */
                            severity: "low" | "normal" | "high" | "critical";
                            title: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest runs */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    before?: string;
                    emergency?: string;
                    limit?: number;
                    /** @description In the task, the name of the team, and what was said. */
                    search?: string;
                    status?: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
                    team?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description How often a process has begun to work on it. */
                                attempts: number;
                                /** Format: date-time */
                                createdAt: string;
                                createdBy: string;
                                /** @description When its time is over; null while it waits for a person. */
                                deadlineAt: string | null;
                                emergencyId: string | null;
                                endedAt: string | null;
                                forkedFrom: {
                                    /** Format: uuid */
                                    runId: string;
                                    step: number;
                                } | null;
                                /** Format: uuid */
                                id: string;
                                /** @description Number of its newest event. */
                                lastSeq: number;
                                messages: number;
                                planId: string | null;
                                startedAt: string | null;
                                /** @enum {string} */
                                status: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
                                /** @description How many steps have begun. */
                                step: number;
                                /** @description The same in one word, where it was not for the team to say. */
                                stopCode: ("stopped" | "cancelled" | "time-over" | "turn-over" | "failed") | null;
                                /** @description Why it ended, or failed. */
                                stopReason: string | null;
                                /** @description It ends after the turn under way. */
                                stopRequested: boolean;
                                task: string;
                                /** Format: uuid */
                                teamId: string;
                                /** @description As it was when the run was ordered. */
                                teamName: string;
                                usage: {
                                    /** @description Those of the prompt that the server had in its cache. */
                                    cachedTokens: number;
                                    /** @description Calls of models. */
                                    calls: number;
                                    completionTokens: number;
                                    /** @description In yuan, of the calls whose price is known. */
                                    cost: number;
                                    promptTokens: number;
                                };
                                /** @description Of the team. */
                                version: number;
                                /** @description While it waits for its turn, where runs are read; null once it has it, and in answers to orders. */
                                wait: {
                                    /** @description Its place among all that wait, as things stand; 1 begins next. */
                                    position: number;
                                    /**
                                     * @description `worker`: none lives. `model`: one that its team asks is limited. `team`, `person`: as many runs of its team, or of who ordered it, are at work as may be. `place`: all places are taken, or others come first.
                                     * @enum {string}
                                     */
                                    reason: "worker" | "model" | "place" | "team" | "person";
                                    /** @description Of `model`: when it may be asked again. */
                                    until: string | null;
                                } | null;
                                /** @description The process that works on it. */
                                worker: string | null;
                            }[];
                            /** @description `before` of the next page; null at the end. */
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Have a team work on a task */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        emergencyId?: string;
                        /**
                         * Format: uuid
                         * @description Chosen by a caller that may have to repeat the call; else by the server.
                         */
                        id?: string;
                        /** @description A plan that the run is to go on with. */
                        planId?: string;
                        task: string;
                        /** Format: uuid */
                        teamId: string;
                        /** @description The newest, when it is not given. */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How often a process has begun to work on it. */
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            /** @description When its time is over; null while it waits for a person. */
                            deadlineAt: string | null;
                            emergencyId: string | null;
                            endedAt: string | null;
                            forkedFrom: {
                                /** Format: uuid */
                                runId: string;
                                step: number;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @description Number of its newest event. */
                            lastSeq: number;
                            messages: number;
                            planId: string | null;
                            startedAt: string | null;
                            /** @enum {string} */
                            status: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
                            /** @description How many steps have begun. */
                            step: number;
                            /** @description The same in one word, where it was not for the team to say. */
                            stopCode: ("stopped" | "cancelled" | "time-over" | "turn-over" | "failed") | null;
                            /** @description Why it ended, or failed. */
                            stopReason: string | null;
                            /** @description It ends after the turn under way. */
                            stopRequested: boolean;
                            task: string;
                            /** Format: uuid */
                            teamId: string;
                            /** @description As it was when the run was ordered. */
                            teamName: string;
                            usage: {
                                /** @description Those of the prompt that the server had in its cache. */
                                cachedTokens: number;
                                /** @description Calls of models. */
                                calls: number;
                                completionTokens: number;
                                /** @description In yuan, of the calls whose price is known. */
                                cost: number;
                                promptTokens: number;
                            };
                            /** @description Of the team. */
                            version: number;
                            /** @description While it waits for its turn, where runs are read; null once it has it, and in answers to orders. */
                            wait: {
                                /** @description Its place among all that wait, as things stand; 1 begins next. */
                                position: number;
                                /**
                                 * @description `worker`: none lives. `model`: one that its team asks is limited. `team`, `person`: as many runs of its team, or of who ordered it, are at work as may be. `place`: all places are taken, or others come first.
                                 * @enum {string}
                                 */
                                reason: "worker" | "model" | "place" | "team" | "person";
                                /** @description Of `model`: when it may be asked again. */
                                until: string | null;
                            } | null;
                            /** @description The process that works on it. */
                            worker: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How often a process has begun to work on it. */
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            /** @description When its time is over; null while it waits for a person. */
                            deadlineAt: string | null;
                            emergencyId: string | null;
                            endedAt: string | null;
                            forkedFrom: {
                                /** Format: uuid */
                                runId: string;
                                step: number;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @description Number of its newest event. */
                            lastSeq: number;
                            messages: number;
                            planId: string | null;
                            startedAt: string | null;
                            /** @enum {string} */
                            status: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
                            /** @description How many steps have begun. */
                            step: number;
                            /** @description The same in one word, where it was not for the team to say. */
                            stopCode: ("stopped" | "cancelled" | "time-over" | "turn-over" | "failed") | null;
                            /** @description Why it ended, or failed. */
                            stopReason: string | null;
                            /** @description It ends after the turn under way. */
                            stopRequested: boolean;
                            task: string;
                            /** Format: uuid */
                            teamId: string;
                            /** @description As it was when the run was ordered. */
                            teamName: string;
                            usage: {
                                /** @description Those of the prompt that the server had in its cache. */
                                cachedTokens: number;
                                /** @description Calls of models. */
                                calls: number;
                                completionTokens: number;
                                /** @description In yuan, of the calls whose price is known. */
                                cost: number;
                                promptTokens: number;
                            };
                            /** @description Of the team. */
                            version: number;
                            /** @description While it waits for its turn, where runs are read; null once it has it, and in answers to orders. */
                            wait: {
                                /** @description Its place among all that wait, as things stand; 1 begins next. */
                                position: number;
                                /**
                                 * @description `worker`: none lives. `model`: one that its team asks is limited. `team`, `person`: as many runs of its team, or of who ordered it, are at work as may be. `place`: all places are taken, or others come first.
                                 * @enum {string}
                                 */
                                reason: "worker" | "model" | "place" | "team" | "person";
                                /** @description Of `model`: when it may be asked again. */
                                until: string | null;
                            } | null;
                            /** @description The process that works on it. */
                            worker: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer what a run asks; the first answer counts */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        question: string;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answer: string | null;
                            answeredAt: string | null;
                            answeredBy: string | null;
                            /** Format: date-time */
                            askedAt: string;
                            /** @description Null where any text is an answer. */
                            choices: string[] | null;
                            /** Format: uuid */
                            id: string;
                            prompt: string;
                            /**
                             * @description Who may answer.
                             * @enum {string}
                             */
                            role: "viewer" | "operator" | "commander" | "administrator";
                            /** Format: uuid */
                            runId: string;
                            /** @description The agent that asks. */
                            source: string;
                            teamName: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a run now; what is under way in it is broken off */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How often a process has begun to work on it. */
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            /** @description When its time is over; null while it waits for a person. */
                            deadlineAt: string | null;
                            emergencyId: string | null;
                            endedAt: string | null;
                            forkedFrom: {
                                /** Format: uuid */
                                runId: string;
                                step: number;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @description Number of its newest event. */
                            lastSeq: number;
                            messages: number;
                            planId: string | null;
                            startedAt: string | null;
                            /** @enum {string} */
                            status: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
                            /** @description How many steps have begun. */
                            step: number;
                            /** @description The same in one word, where it was not for the team to say. */
                            stopCode: ("stopped" | "cancelled" | "time-over" | "turn-over" | "failed") | null;
                            /** @description Why it ended, or failed. */
                            stopReason: string | null;
                            /** @description It ends after the turn under way. */
                            stopRequested: boolean;
                            task: string;
                            /** Format: uuid */
                            teamId: string;
                            /** @description As it was when the run was ordered. */
                            teamName: string;
                            usage: {
                                /** @description Those of the prompt that the server had in its cache. */
                                cachedTokens: number;
                                /** @description Calls of models. */
                                calls: number;
                                completionTokens: number;
                                /** @description In yuan, of the calls whose price is known. */
                                cost: number;
                                promptTokens: number;
                            };
                            /** @description Of the team. */
                            version: number;
                            /** @description While it waits for its turn, where runs are read; null once it has it, and in answers to orders. */
                            wait: {
                                /** @description Its place among all that wait, as things stand; 1 begins next. */
                                position: number;
                                /**
                                 * @description `worker`: none lives. `model`: one that its team asks is limited. `team`, `person`: as many runs of its team, or of who ordered it, are at work as may be. `place`: all places are taken, or others come first.
                                 * @enum {string}
                                 */
                                reason: "worker" | "model" | "place" | "team" | "person";
                                /** @description Of `model`: when it may be asked again. */
                                until: string | null;
                            } | null;
                            /** @description The process that works on it. */
                            worker: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said and done in a run */
        get: {
            parameters: {
                query?: {
                    /** @description Only events with greater numbers. */
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                at: string;
                                /** @description `message`, `model-called`, `model-failed`, `tool-called`; `run-started`, `run-waiting`, `run-completed`, `question-asked` … */
                                kind: string;
                                payload: unknown;
                                seq: number;
                                topic: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/events/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event with all its details: of a model call, the whole request and the answer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    seq: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            /** @description Of a model call: the whole request, and the answer. */
                            detail: unknown;
                            /** @description `message`, `model-called`, `model-failed`, `tool-called`; `run-started`, `run-waiting`, `run-completed`, `question-asked` … */
                            kind: string;
                            payload: unknown;
                            seq: number;
                            /** @description Steps that had begun by then: where to fork to go on from here. */
                            step: number;
                            topic: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/fork": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new run that has done what this one did up to a step, and goes on from there */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Steps that are taken over: `payload.step` of the event after which all is done anew. */
                        step: number;
                        /** @description As the steps that follow are to see it. */
                        task?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How often a process has begun to work on it. */
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            /** @description When its time is over; null while it waits for a person. */
                            deadlineAt: string | null;
                            emergencyId: string | null;
                            endedAt: string | null;
                            forkedFrom: {
                                /** Format: uuid */
                                runId: string;
                                step: number;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @description Number of its newest event. */
                            lastSeq: number;
                            messages: number;
                            planId: string | null;
                            startedAt: string | null;
                            /** @enum {string} */
                            status: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
                            /** @description How many steps have begun. */
                            step: number;
                            /** @description The same in one word, where it was not for the team to say. */
                            stopCode: ("stopped" | "cancelled" | "time-over" | "turn-over" | "failed") | null;
                            /** @description Why it ended, or failed. */
                            stopReason: string | null;
                            /** @description It ends after the turn under way. */
                            stopRequested: boolean;
                            task: string;
                            /** Format: uuid */
                            teamId: string;
                            /** @description As it was when the run was ordered. */
                            teamName: string;
                            usage: {
                                /** @description Those of the prompt that the server had in its cache. */
                                cachedTokens: number;
                                /** @description Calls of models. */
                                calls: number;
                                completionTokens: number;
                                /** @description In yuan, of the calls whose price is known. */
                                cost: number;
                                promptTokens: number;
                            };
                            /** @description Of the team. */
                            version: number;
                            /** @description While it waits for its turn, where runs are read; null once it has it, and in answers to orders. */
                            wait: {
                                /** @description Its place among all that wait, as things stand; 1 begins next. */
                                position: number;
                                /**
                                 * @description `worker`: none lives. `model`: one that its team asks is limited. `team`, `person`: as many runs of its team, or of who ordered it, are at work as may be. `place`: all places are taken, or others come first.
                                 * @enum {string}
                                 */
                                reason: "worker" | "model" | "place" | "team" | "person";
                                /** @description Of `model`: when it may be asked again. */
                                until: string | null;
                            } | null;
                            /** @description The process that works on it. */
                            worker: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/rerun": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run the same once more, or with another task or version */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Another task; else the same. */
                        task?: string;
                        /** @description Another version of the team; else the same. */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How often a process has begun to work on it. */
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            /** @description When its time is over; null while it waits for a person. */
                            deadlineAt: string | null;
                            emergencyId: string | null;
                            endedAt: string | null;
                            forkedFrom: {
                                /** Format: uuid */
                                runId: string;
                                step: number;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @description Number of its newest event. */
                            lastSeq: number;
                            messages: number;
                            planId: string | null;
                            startedAt: string | null;
                            /** @enum {string} */
                            status: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
                            /** @description How many steps have begun. */
                            step: number;
                            /** @description The same in one word, where it was not for the team to say. */
                            stopCode: ("stopped" | "cancelled" | "time-over" | "turn-over" | "failed") | null;
                            /** @description Why it ended, or failed. */
                            stopReason: string | null;
                            /** @description It ends after the turn under way. */
                            stopRequested: boolean;
                            task: string;
                            /** Format: uuid */
                            teamId: string;
                            /** @description As it was when the run was ordered. */
                            teamName: string;
                            usage: {
                                /** @description Those of the prompt that the server had in its cache. */
                                cachedTokens: number;
                                /** @description Calls of models. */
                                calls: number;
                                completionTokens: number;
                                /** @description In yuan, of the calls whose price is known. */
                                cost: number;
                                promptTokens: number;
                            };
                            /** @description Of the team. */
                            version: number;
                            /** @description While it waits for its turn, where runs are read; null once it has it, and in answers to orders. */
                            wait: {
                                /** @description Its place among all that wait, as things stand; 1 begins next. */
                                position: number;
                                /**
                                 * @description `worker`: none lives. `model`: one that its team asks is limited. `team`, `person`: as many runs of its team, or of who ordered it, are at work as may be. `place`: all places are taken, or others come first.
                                 * @enum {string}
                                 */
                                reason: "worker" | "model" | "place" | "team" | "person";
                                /** @description Of `model`: when it may be asked again. */
                                until: string | null;
                            } | null;
                            /** @description The process that works on it. */
                            worker: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a run after the turn under way */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How often a process has begun to work on it. */
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            /** @description When its time is over; null while it waits for a person. */
                            deadlineAt: string | null;
                            emergencyId: string | null;
                            endedAt: string | null;
                            forkedFrom: {
                                /** Format: uuid */
                                runId: string;
                                step: number;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @description Number of its newest event. */
                            lastSeq: number;
                            messages: number;
                            planId: string | null;
                            startedAt: string | null;
                            /** @enum {string} */
                            status: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
                            /** @description How many steps have begun. */
                            step: number;
                            /** @description The same in one word, where it was not for the team to say. */
                            stopCode: ("stopped" | "cancelled" | "time-over" | "turn-over" | "failed") | null;
                            /** @description Why it ended, or failed. */
                            stopReason: string | null;
                            /** @description It ends after the turn under way. */
                            stopRequested: boolean;
                            task: string;
                            /** Format: uuid */
                            teamId: string;
                            /** @description As it was when the run was ordered. */
                            teamName: string;
                            usage: {
                                /** @description Those of the prompt that the server had in its cache. */
                                cachedTokens: number;
                                /** @description Calls of models. */
                                calls: number;
                                completionTokens: number;
                                /** @description In yuan, of the calls whose price is known. */
                                cost: number;
                                promptTokens: number;
                            };
                            /** @description Of the team. */
                            version: number;
                            /** @description While it waits for its turn, where runs are read; null once it has it, and in answers to orders. */
                            wait: {
                                /** @description Its place among all that wait, as things stand; 1 begins next. */
                                position: number;
                                /**
                                 * @description `worker`: none lives. `model`: one that its team asks is limited. `team`, `person`: as many runs of its team, or of who ordered it, are at work as may be. `place`: all places are taken, or others come first.
                                 * @enum {string}
                                 */
                                reason: "worker" | "model" | "place" | "team" | "person";
                                /** @description Of `model`: when it may be asked again. */
                                until: string | null;
                            } | null;
                            /** @description The process that works on it. */
                            worker: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Two runs side by side, turn by turn */
        get: {
            parameters: {
                query: {
                    a: string;
                    b: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            a: {
                                /** @description How often a process has begun to work on it. */
                                attempts: number;
                                /** Format: date-time */
                                createdAt: string;
                                createdBy: string;
                                /** @description When its time is over; null while it waits for a person. */
                                deadlineAt: string | null;
                                emergencyId: string | null;
                                endedAt: string | null;
                                forkedFrom: {
                                    /** Format: uuid */
                                    runId: string;
                                    step: number;
                                } | null;
                                /** Format: uuid */
                                id: string;
                                /** @description Number of its newest event. */
                                lastSeq: number;
                                messages: number;
                                planId: string | null;
                                startedAt: string | null;
                                /** @enum {string} */
                                status: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
                                /** @description How many steps have begun. */
                                step: number;
                                /** @description The same in one word, where it was not for the team to say. */
                                stopCode: ("stopped" | "cancelled" | "time-over" | "turn-over" | "failed") | null;
                                /** @description Why it ended, or failed. */
                                stopReason: string | null;
                                /** @description It ends after the turn under way. */
                                stopRequested: boolean;
                                task: string;
                                /** Format: uuid */
                                teamId: string;
                                /** @description As it was when the run was ordered. */
                                teamName: string;
                                usage: {
                                    /** @description Those of the prompt that the server had in its cache. */
                                    cachedTokens: number;
                                    /** @description Calls of models. */
                                    calls: number;
                                    completionTokens: number;
                                    /** @description In yuan, of the calls whose price is known. */
                                    cost: number;
                                    promptTokens: number;
                                };
                                /** @description Of the team. */
                                version: number;
                                /** @description While it waits for its turn, where runs are read; null once it has it, and in answers to orders. */
                                wait: {
                                    /** @description Its place among all that wait, as things stand; 1 begins next. */
                                    position: number;
                                    /**
                                     * @description `worker`: none lives. `model`: one that its team asks is limited. `team`, `person`: as many runs of its team, or of who ordered it, are at work as may be. `place`: all places are taken, or others come first.
                                     * @enum {string}
                                     */
                                    reason: "worker" | "model" | "place" | "team" | "person";
                                    /** @description Of `model`: when it may be asked again. */
                                    until: string | null;
                                } | null;
                                /** @description The process that works on it. */
                                worker: string | null;
                            };
                            b: {
                                /** @description How often a process has begun to work on it. */
                                attempts: number;
                                /** Format: date-time */
                                createdAt: string;
                                createdBy: string;
                                /** @description When its time is over; null while it waits for a person. */
                                deadlineAt: string | null;
                                emergencyId: string | null;
                                endedAt: string | null;
                                forkedFrom: {
                                    /** Format: uuid */
                                    runId: string;
                                    step: number;
                                } | null;
                                /** Format: uuid */
                                id: string;
                                /** @description Number of its newest event. */
                                lastSeq: number;
                                messages: number;
                                planId: string | null;
                                startedAt: string | null;
                                /** @enum {string} */
                                status: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";
                                /** @description How many steps have begun. */
                                step: number;
                                /** @description The same in one word, where it was not for the team to say. */
                                stopCode: ("stopped" | "cancelled" | "time-over" | "turn-over" | "failed") | null;
                                /** @description Why it ended, or failed. */
                                stopReason: string | null;
                                /** @description It ends after the turn under way. */
                                stopRequested: boolean;
                                task: string;
                                /** Format: uuid */
                                teamId: string;
                                /** @description As it was when the run was ordered. */
                                teamName: string;
                                usage: {
                                    /** @description Those of the prompt that the server had in its cache. */
                                    cachedTokens: number;
                                    /** @description Calls of models. */
                                    calls: number;
                                    completionTokens: number;
                                    /** @description In yuan, of the calls whose price is known. */
                                    cost: number;
                                    promptTokens: number;
                                };
                                /** @description Of the team. */
                                version: number;
                                /** @description While it waits for its turn, where runs are read; null once it has it, and in answers to orders. */
                                wait: {
                                    /** @description Its place among all that wait, as things stand; 1 begins next. */
                                    position: number;
                                    /**
                                     * @description `worker`: none lives. `model`: one that its team asks is limited. `team`, `person`: as many runs of its team, or of who ordered it, are at work as may be. `place`: all places are taken, or others come first.
                                     * @enum {string}
                                     */
                                    reason: "worker" | "model" | "place" | "team" | "person";
                                    /** @description Of `model`: when it may be asked again. */
                                    until: string | null;
                                } | null;
                                /** @description The process that works on it. */
                                worker: string | null;
                            };
                            /** @description Index of the first turn that differs. */
                            firstDifference: number | null;
                            /** @description What was said, side by side; null where only the other said something. */
                            turns: {
                                a: {
                                    seq: number;
                                    source: string;
                                    text: string;
                                    type: string;
                                } | null;
                                b: {
                                    seq: number;
                                    source: string;
                                    text: string;
                                    type: string;
                                } | null;
                                same: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "viewer" | "operator" | "commander" | "administrator";
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Signs in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accessToken: string;
                            /** Format: date-time */
                            expiresAt: string;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "viewer" | "operator" | "commander" | "administrator";
                            };
                        };
                    };
                };
            };
        };
        /** Signs out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the password of the person who asks, and ends all their other sessions */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accessToken: string;
                            /** Format: date-time */
                            expiresAt: string;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "viewer" | "operator" | "commander" | "administrator";
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges the refresh token in the cookie */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accessToken: string;
                            /** Format: date-time */
                            expiresAt: string;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "viewer" | "operator" | "commander" | "administrator";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settings of the process that answers, without secrets */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Whether the environment says it; else it is the default. */
                                given: boolean;
                                /** @description Of the environment variable. */
                                name: string;
                                secret: boolean;
                                /** @description As it is in force; null where there is none, or where it is a secret. */
                                value: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the first administrator is still to come; their code is in the settings or in the log */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            needed: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Creates the first administrator */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accessToken: string;
                            /** Format: date-time */
                            expiresAt: string;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "viewer" | "operator" | "commander" | "administrator";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cache: {
                                hitRate: number | null;
                                reads: number;
                            };
                            dependencies: {
                                [key: string]: {
                                    latencyMs: number;
                                    ok: boolean;
                                    reason?: string;
                                };
                            };
                            model: {
                                /** @description Where it answers. */
                                host: string;
                                /** @description Of the model that agents talk to where their team names none. */
                                name: string;
                                /** @description Whether a script answers in place of a model. */
                                scripted: boolean;
                            };
                            ready: boolean;
                            version: {
                                /** @enum {string} */
                                name: "safe-system";
                                node: string;
                                release: string;
                                /** Format: date-time */
                                startedAt: string;
                                version: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is open for an agent, in all plans */
        get: {
            parameters: {
                query: {
                    /** @description Name of the agent that does the task. */
                    assignee: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                assignee: string;
                                description: string;
                                endedAt: string | null;
                                inputs: string[];
                                name: string;
                                outputs: string[];
                                /** @description Name of the plan, chosen by who creates it. */
                                planId: string;
                                planName: string;
                                /** @enum {string} */
                                priority: "low" | "normal" | "high" | "critical";
                                resultSummary: string | null;
                                startedAt: string | null;
                                /** @enum {string} */
                                status: "ready" | "inprogress" | "completed" | "error" | "skipped";
                                /** @description Number of its step, from 1. */
                                step: number;
                                /** @description Name of the task within its plan. */
                                taskId: string;
                                timeoutSeconds: number | null;
                                /** @description Whether the plan has come to the step of this task. */
                                workable: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All teams, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: date-time */
                                createdAt: string;
                                createdBy: string;
                                description: string;
                                /** @description The file of AUTOGEN_CONFIG_DIR that it is kept up to date with. */
                                file: string | null;
                                /** @enum {string} */
                                format: "autogen" | "sop";
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** Format: date-time */
                                updatedAt: string;
                                /** @description Number of the newest. */
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Import a team; keys that are found in it are kept apart, sealed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The text of a team file: what AutoGen Studio exports, or a team.yaml. */
                        content: string;
                        /** @description Which team of a gallery, by its path: `components.teams[0]`. */
                        entry?: string;
                        /**
                         * @description For the list of versions: what changed, and why.
                         * @default
                         */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            description: string;
                            /** @description The file of AUTOGEN_CONFIG_DIR that it is kept up to date with. */
                            file: string | null;
                            /** @enum {string} */
                            format: "autogen" | "sop";
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description Number of the newest. */
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A team, with what it consists of */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            description: string;
                            /** @description The file of AUTOGEN_CONFIG_DIR that it is kept up to date with. */
                            file: string | null;
                            /** @enum {string} */
                            format: "autogen" | "sop";
                            /** Format: uuid */
                            id: string;
                            name: string;
                            outline: {
                                graph: {
                                    edges: {
                                        from: string;
                                        /** @enum {string} */
                                        kind: "order" | "choice" | "handoff" | "condition";
                                        label: string | null;
                                        to: string;
                                    }[];
                                    nodes: {
                                        /** @description The workflow of a task. */
                                        group: string | null;
                                        id: string;
                                        /** @enum {string} */
                                        kind: "agent" | "team" | "person" | "manager" | "task";
                                        label: string;
                                        /** @description Who that is, or whose task; null of a manager. */
                                        participant: string | null;
                                    }[];
                                };
                                /** @enum {string} */
                                kind: "assistant" | "user-proxy" | "society-of-mind" | "message-filter" | "round-robin" | "selector" | "swarm" | "magentic-one" | "graph-flow" | "sop";
                                participants: {
                                    description: string;
                                    /** @enum {string} */
                                    kind: "assistant" | "user-proxy" | "society-of-mind" | "message-filter" | "round-robin" | "selector" | "swarm" | "magentic-one" | "graph-flow" | "sop";
                                    /** @description Null for who has none, or the one of the settings. */
                                    model: string | null;
                                    name: string;
                                    tools: string[];
                                    /** @description The participant that it is part of; null at the top. */
                                    within: string | null;
                                }[];
                                /** @description When it ends, in a sentence. */
                                termination: string;
                            } | null;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description Number of the newest. */
                            version: number;
                            /** @description What runs otherwise than it reads. */
                            warnings: {
                                code: string;
                                /** @description What to do about it. */
                                hint: string;
                                message: string;
                                /** @description Where in the file; `$` is the whole of it. */
                                path: string;
                            }[];
                        };
                    };
                };
            };
        };
        /** Save a new version; references to keys that the team has may stay as they are */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was edited: refused with 409 when there is a newer one. */
                        basedOn?: number;
                        /** @description The text of a team file: what AutoGen Studio exports, or a team.yaml. */
                        content: string;
                        /** @description Which team of a gallery, by its path: `components.teams[0]`. */
                        entry?: string;
                        /**
                         * @description For the list of versions: what changed, and why.
                         * @default
                         */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string;
                            description: string;
                            /** @description The file of AUTOGEN_CONFIG_DIR that it is kept up to date with. */
                            file: string | null;
                            /** @enum {string} */
                            format: "autogen" | "sop";
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description Number of the newest. */
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Delete a team, and its keys for good */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed from one version to another, line by line */
        get: {
            parameters: {
                query: {
                    from: number;
                    to: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Lines. */
                            added: number;
                            from: number;
                            hunks: {
                                /** @description Number of its first line in the old version, from 1. */
                                fromLine: number;
                                lines: {
                                    /** @enum {string} */
                                    change: "same" | "removed" | "added";
                                    /** @description With its line break, if it has one. */
                                    text: string;
                                }[];
                                /** @description The same in the new version. */
                                toLine: number;
                            }[];
                            /** @description Lines. */
                            removed: number;
                            to: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file that AutoGen loads, or the team.yaml; without keys */
        get: {
            parameters: {
                query?: {
                    /** @description The newest, when it is not given. */
                    version?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of a team, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                author: string;
                                /** Format: date-time */
                                createdAt: string;
                                /** @description Whether it came from the file and not from a person. */
                                fromFile: boolean;
                                /** Format: uuid */
                                id: string;
                                note: string;
                                number: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A version with its file, without keys */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            author: string;
                            /** @description With references in place of keys, which may stay in a new version. */
                            content: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Whether it came from the file and not from a person. */
                            fromFile: boolean;
                            /** Format: uuid */
                            id: string;
                            note: string;
                            number: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What of a team file would run and what could not; nothing is saved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The text of a team file: what AutoGen Studio exports, or a team.yaml. */
                        content: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** @enum {string} */
                                kind: "team" | "agent" | "sop";
                                name: string;
                                outline: {
                                    graph: {
                                        edges: {
                                            from: string;
                                            /** @enum {string} */
                                            kind: "order" | "choice" | "handoff" | "condition";
                                            label: string | null;
                                            to: string;
                                        }[];
                                        nodes: {
                                            /** @description The workflow of a task. */
                                            group: string | null;
                                            id: string;
                                            /** @enum {string} */
                                            kind: "agent" | "team" | "person" | "manager" | "task";
                                            label: string;
                                            /** @description Who that is, or whose task; null of a manager. */
                                            participant: string | null;
                                        }[];
                                    };
                                    /** @enum {string} */
                                    kind: "assistant" | "user-proxy" | "society-of-mind" | "message-filter" | "round-robin" | "selector" | "swarm" | "magentic-one" | "graph-flow" | "sop";
                                    participants: {
                                        description: string;
                                        /** @enum {string} */
                                        kind: "assistant" | "user-proxy" | "society-of-mind" | "message-filter" | "round-robin" | "selector" | "swarm" | "magentic-one" | "graph-flow" | "sop";
                                        /** @description Null for who has none, or the one of the settings. */
                                        model: string | null;
                                        name: string;
                                        tools: string[];
                                        /** @description The participant that it is part of; null at the top. */
                                        within: string | null;
                                    }[];
                                    /** @description When it ends, in a sentence. */
                                    termination: string;
                                } | null;
                                /** @description `$` where it is the whole file. */
                                path: string;
                                problems: {
                                    code: string;
                                    /** @description What to do about it. */
                                    hint: string;
                                    message: string;
                                    /** @description Where in the file; `$` is the whole of it. */
                                    path: string;
                                }[];
                                runs: boolean;
                                warnings: {
                                    code: string;
                                    /** @description What to do about it. */
                                    hint: string;
                                    message: string;
                                    /** @description Where in the file; `$` is the whole of it. */
                                    path: string;
                                }[];
                            }[];
                            /** @enum {string} */
                            format: "component" | "gallery" | "sop" | "before-0.4" | "unknown" | "unreadable";
                            /** @description Of the file as a whole. */
                            problems: {
                                code: string;
                                /** @description What to do about it. */
                                hint: string;
                                message: string;
                                /** @description Where in the file; `$` is the whole of it. */
                                path: string;
                            }[];
                            /** @description Whether all of it can run. */
                            runs: boolean;
                            /** @description Where keys were found. They are kept apart and never shown again. */
                            secrets: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/examples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams that come with the app, to import */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description What can be imported as it is, or changed before. */
                                content: string;
                                description: string;
                                file: string;
                                name: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teams/folder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of the files of AUTOGEN_CONFIG_DIR on the host that answers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Why it could not be opened, or not be sealed. */
                                error: string | null;
                                file: string;
                                /** @description Why some of it, or all, was not imported. */
                                problems: {
                                    code: string;
                                    /** @description What to do about it. */
                                    hint: string;
                                    message: string;
                                    /** @description Where in the file; `$` is the whole of it. */
                                    path: string;
                                }[];
                                /** @description Whether it lies there encrypted. */
                                sealed: boolean;
                                /** @description The teams that are kept up to date with it. */
                                teams: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What models have used, in tokens and yuan, by team, agent or day */
        get: {
            parameters: {
                query: {
                    by: "team" | "agent" | "day";
                    /** @description First day, in Beijing; 30 days ago by default. */
                    from?: string;
                    /** @description Last day; today by default. */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Those of the prompt that the server had in its cache. */
                                cachedTokens: number;
                                /** @description Calls of models. */
                                calls: number;
                                completionTokens: number;
                                /** @description In yuan, of the calls whose price is known. */
                                cost: number;
                                /** @description Id of the team, name of the agent, or the day. */
                                key: string;
                                name: string;
                                promptTokens: number;
                                runs: number;
                                /** @description Calls whose price is not known. */
                                unpricedCalls: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            name: "safe-system";
                            node: string;
                            release: string;
                            /** Format: date-time */
                            startedAt: string;
                            version: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ws-ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                            ticket: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "alive";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            dependencies: {
                                [key: string]: {
                                    latencyMs: number;
                                    ok: boolean;
                                    reason?: string;
                                };
                            };
                            ready: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
