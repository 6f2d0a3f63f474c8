000100***************************************************************   FXQUOTE 
000200* FXQUOTE - FOREIGN EXCHANGE QUOTE                            *   FXQUOTE 
000300* QUEUE CORE.FX.QUOTE     TXN-CODE FXQUOTE                    *   FXQUOTE 
000400*-------------------------------------------------------------*   FXQUOTE 
000500* DATE       CHANGE   DESCRIPTION                             *   FXQUOTE 
000600* 1998-12-14 CR01844  FIRST ISSUE. EURO.                      *   FXQUOTE 
000700* 2009-03-30 CR09671  FX-RATE FROM 9(5)V9(6) TO S9(5)V9(10).  *   FXQUOTE 
000800* 2017-01-16 CR16402  POSITION LIMIT IN THOUSANDS.            *   FXQUOTE 
000900***************************************************************   FXQUOTE 
001000 01  FXQ-REQ.                                                     FXQUOTE 
001100     COPY COREHDR.                                                FXQUOTE 
001200     05  SELL-CCY                PIC X(03).                       FXQUOTE 
001300     05  BUY-CCY                 PIC X(03).                       FXQUOTE 
001400     05  SELL-AMT                PIC S9(13)V99    COMP-3.         FXQUOTE 
001500     05  TENOR-DAYS              PIC S9(04)       COMP.           FXQUOTE 
001600                                                                  FXQUOTE 
001700 01  FXQ-RSP.                                                     FXQUOTE 
001800     COPY COREHDR.                                                FXQUOTE 
001900     05  QUOTE-ID                PIC X(12).                       FXQUOTE 
002000     05  QUOTE-SEQ               PIC S9(18)       COMP.           FXQUOTE 
002100     05  SELL-CCY                PIC X(03).                       FXQUOTE 
002200     05  SELL-AMT                PIC S9(13)V99    COMP-3.         FXQUOTE 
002300     05  BUY-CCY                 PIC X(03).                       FXQUOTE 
002400     05  BUY-AMT                 PIC S9(13)V99    COMP-3.         FXQUOTE 
002500*    UNITS OF BUY-CCY FOR ONE OF SELL-CCY                         FXQUOTE 
002600     05  FX-RATE                 PIC S9(05)V9(10) COMP-3.         FXQUOTE 
002700     05  FX-INVERSE-RATE         PIC S9(03)V9(12).                FXQUOTE 
002800     05  FX-MARGIN               PIC SV9(06)       COMP-3.        FXQUOTE 
002900*    IN THOUSANDS OF SELL-CCY                                     FXQUOTE 
003000     05  FX-LIMIT                PIC S9(09)PPP    COMP-3.         FXQUOTE 
003100     05  VALID-SECONDS           PIC S9(08)       COMP.           FXQUOTE 
003200     05  QUOTE-TIMESTAMP         PIC X(26).                       FXQUOTE 
