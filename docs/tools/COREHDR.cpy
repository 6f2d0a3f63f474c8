000100***************************************************************   COREHDR 
000200* COREHDR - COMMON HEADER, 120 BYTES                          *   COREHDR 
000300* COPY DIRECTLY BELOW THE 01 LEVEL OF EVERY RECORD.           *   COREHDR 
000400*-------------------------------------------------------------*   COREHDR 
000500* DATE       CHANGE   DESCRIPTION                             *   COREHDR 
000600* 1994-03-07 CR00412  FIRST ISSUE.                            *   COREHDR 
000700* 1999-06-21 CR02077  YEAR 2000: TIMESTAMP TO DB2 FORMAT X(26).*  COREHDR 
000800* 2011-11-02 CR11846  CLIENT-REF FROM X(16) TO X(32).         *   COREHDR 
000900* 2018-05-14 CR17733  RET-TEXT FROM X(30) TO X(40).           *   COREHDR 
001000***************************************************************   COREHDR 
001100     05  CORE-HEADER.                                             COREHDR 
001200*        TRANSACTION CODE, SEE THE LIST OF QUEUES                 COREHDR 
001300         10  TXN-CODE            PIC X(08).                       COREHDR 
001400         10  CHANNEL-ID          PIC X(04).                       COREHDR 
001500*        REFERENCE OF THE CALLER, UNIQUE FOR EVERY CHANGE         COREHDR 
001600         10  CLIENT-REF          PIC X(32).                       COREHDR 
001700         10  BRANCH-NO           PIC 9(06).                       COREHDR 
001800*        YYYY-MM-DD-HH.MM.SS.NNNNNN, CORE LOCAL TIME              COREHDR 
001900         10  TXN-TIMESTAMP       PIC X(26).                       COREHDR 
002000*        SPACES IN A REQUEST                                      COREHDR 
002100         10  RET-CODE            PIC X(04).                       COREHDR 
002200             88  RET-OK                    VALUE '0000'.          COREHDR 
002300             88  RET-ABEND                 VALUE '9999'.          COREHDR 
002400         10  RET-TEXT            PIC X(40).                       COREHDR 
