<?xml version="1.0" encoding="UTF-8"?>
<!--
  A plain form in JSON that goes out: a group is an object, or an array of objects where a message may hold several; a field that may repeat is
  an array; a code stands beside its label.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1" xmlns:c="urn:trmgateway:messages:1"
                xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="plain-out.xsl"/>

  <xsl:template match="/c:*">
    <map>
      <string key="{plain:name('form')}"><xsl:value-of select="plain:name(local-name())"/></string>
      <string key="{plain:name('format')}"><xsl:value-of select="$plain:format"/></string>
      <xsl:choose>
        <xsl:when test="$plain:delivered">
          <xsl:sequence select="plain:fact('messageId', 'message-id'), plain:fact('caseReference', 'case-reference'),
              plain:fact('caseNumber', 'case-number'), plain:fact('inReplyTo', 'in-reply-to'), plain:fact('from', 'from'), plain:fact('to', 'to'),
              plain:fact('created', 'created')"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="plain:own('caseReference', c:Case/c:trm_CaseReference), plain:own('caseNumber', c:Case/c:trm_CaseNumber),
              plain:own('inReplyTo', c:Case/c:trm_InReplyTo)"/>
          <array key="{plain:name('recipients')}">
            <xsl:for-each select="c:Case/c:trm_Recipient">
              <string><xsl:value-of select="."/></string>
            </xsl:for-each>
          </array>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:sequence select="plain:objects(c:* except (c:Losses, c:Sealed))"/>
      <xsl:if test="$plain:delivered">
        <xsl:call-template name="plain:remarks"/>
      </xsl:if>
    </map>
  </xsl:template>

  <xsl:function name="plain:fact" as="element()?">
    <xsl:param name="word" as="xs:string"/>
    <xsl:param name="fact" as="xs:string"/>
    <xsl:for-each select="$trm:context($fact)[. ne '']">
      <string key="{plain:name($word)}"><xsl:value-of select="."/></string>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="plain:own" as="element()?">
    <xsl:param name="word" as="xs:string"/>
    <xsl:param name="field" as="element()?"/>
    <xsl:for-each select="$field">
      <string key="{plain:name($word)}"><xsl:value-of select="."/></string>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="plain:objects" as="element()*">
    <xsl:param name="groups" as="element()*"/>
    <xsl:for-each-group select="$groups" group-by="local-name()">
      <xsl:choose>
        <xsl:when test="plain:repeats(current-grouping-key())">
          <array key="{plain:name(current-grouping-key())}">
            <xsl:for-each select="current-group()">
              <map><xsl:sequence select="plain:members(.)"/></map>
            </xsl:for-each>
          </array>
        </xsl:when>
        <xsl:otherwise>
          <xsl:where-populated>
            <map key="{plain:name(current-grouping-key())}"><xsl:sequence select="current-group() ! plain:members(.)"/></map>
          </xsl:where-populated>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="plain:members" as="element()*">
    <xsl:param name="group" as="element()"/>
    <xsl:for-each-group select="$group/c:*[not(self::c:ConsentCell)][not(local-name() = $plain:routing)]" group-by="local-name()">
      <xsl:choose>
        <xsl:when test="$trm:shape?leaves(current-grouping-key())?repeats">
          <array key="{plain:name(current-grouping-key())}"><xsl:sequence select="current-group() ! plain:value(., ())"/></array>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="plain:value(., plain:name(current-grouping-key()))"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
    <xsl:sequence select="plain:objects($group/c:ConsentCell)"/>
  </xsl:function>

  <!-- one value; in an array it has no key -->
  <xsl:function name="plain:value" as="element()">
    <xsl:param name="field" as="element()"/>
    <xsl:param name="key" as="xs:string?"/>
    <xsl:variable name="kind" select="$trm:shape?leaves(local-name($field))?kind"/>
    <xsl:variable name="value" as="element()">
      <xsl:choose>
        <xsl:when test="$field/@trm_dataStatus">
          <map><string key="{plain:name('dataStatus')}"><xsl:value-of select="plain:written($field)"/></string></map>
        </xsl:when>
        <xsl:when test="$kind eq 'boolean'">
          <boolean><xsl:value-of select="$field"/></boolean>
        </xsl:when>
        <xsl:when test="$kind eq 'number'">
          <number><xsl:value-of select="xs:integer($field)"/></number>
        </xsl:when>
        <xsl:when test="plain:has-codes($field)">
          <map>
            <string key="{plain:name('code')}"><xsl:value-of select="plain:written($field)"/></string>
            <string key="{plain:name('label')}"><xsl:value-of select="plain:label($field)"/></string>
            <xsl:for-each select="trm:original($field)[$plain:delivered]">
              <string key="{plain:name('originalCode')}"><xsl:value-of select="."/></string>
            </xsl:for-each>
          </map>
        </xsl:when>
        <xsl:otherwise>
          <string><xsl:value-of select="plain:written($field)"/></string>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{local-name($value)}" namespace="http://www.w3.org/2005/xpath-functions">
      <xsl:if test="exists($key)">
        <xsl:attribute name="key" select="$key"/>
      </xsl:if>
      <xsl:sequence select="$value/node()"/>
    </xsl:element>
  </xsl:function>

  <!-- what was asked and not stated, what translation lost, and what was sealed for somebody: at the end of every form -->
  <xsl:template name="plain:remarks">
    <array key="{plain:name('notStated')}">
      <xsl:for-each select=".//c:*[@trm_dataStatus]">
        <map>
          <string key="{plain:name('element')}"><xsl:value-of select="plain:name(local-name())"/></string>
          <xsl:sequence select="plain:described('reason', @trm_dataStatus, plain:status-word(@trm_dataStatus), 'trm_DataStatus')"/>
        </map>
      </xsl:for-each>
    </array>
    <array key="{plain:name('losses')}">
      <xsl:for-each select="plain:losses(.)">
        <xsl:variable name="loss" select="tokenize(.)"/>
        <map>
          <string key="{plain:name('field')}"><xsl:value-of select="$loss[1]"/></string>
          <xsl:sequence select="plain:described('kind', $loss[2], $loss[2], 'loss')"/>
          <string key="{plain:name('rule')}"><xsl:value-of select="$loss[3]"/></string>
        </map>
      </xsl:for-each>
    </array>
    <array key="{plain:name('sealedFor')}">
      <xsl:for-each select="c:Sealed/c:trm_SealedPart">
        <string><xsl:value-of select="@to"/></string>
      </xsl:for-each>
    </array>
  </xsl:template>

  <xsl:function name="plain:described" as="element()">
    <xsl:param name="word" as="xs:string"/>
    <xsl:param name="code" as="item()"/>
    <xsl:param name="written" as="xs:string"/>
    <xsl:param name="list" as="xs:string"/>
    <map key="{plain:name($word)}">
      <string key="{plain:name('code')}"><xsl:value-of select="$written"/></string>
      <string key="{plain:name('label')}"><xsl:value-of select="trm:label($list, $code)"/></string>
    </map>
  </xsl:function>
</xsl:stylesheet>
