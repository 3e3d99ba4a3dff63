import{A as e,At as t,B as n,Bi as r,Bt as i,Ct as a,Et as o,F as s,Fn as c,Ht as l,It as u,Ki as d,Kr as f,Nn as p,Nt as m,Ot as h,Pt as g,R as _,Si as v,T as y,Tt as b,Ui as ee,Vi as te,gi as ne,gt as x,hi as S,jt as re,mi as C,pi as w,ui as ie,xi as T,y as ae,z as E,zr as D,zt as oe}from"./ui-CbM7c0g7.js";import{n as se,t as ce}from"./worker-lbs9Cvhx.js";import{a as O,c as k,i as le,n as ue,o as de,r as A,s as fe,t as pe}from"./TurnOf-UmDaE6u5.js";import{i as me}from"./Markdown-CqrDPGY6.js";import{t as j}from"./Visible-DpWaKnVW.js";import{n as he,r as ge,t as M}from"./paths-DCL5ejDm.js";import{t as _e}from"./sessionLink-Dmt5-60b.js";import{t as N}from"./useMutation-C-ffhGB1.js";var P=d(ee(),1),ve=new URL(`json.worker-NAw7NUqt.js`,import.meta.url).href;function F(e,t){let[n,r]=(0,P.useState)({of:null}),[i,a]=(0,P.useState)(0);(0,P.useEffect)(()=>{if(t===null)return;let{remote:n,end:i}=ce(se(ve)),a=new AbortController;return(async()=>{let i=await re(e,{id:t},{signal:a.signal}),o=await n.load(i),[s]=o.errors;if(s&&Object.keys(o.has).length===0)throw m.of(s,o.cost??void 0);a.signal.aborted||r({of:t,answered:{held:n,loaded:o}})})().catch(e=>{a.signal.aborted||r({of:t,error:e})}),()=>{a.abort(),i()}},[e,t,i]);let o=n.of===t&&t!==null;return{answered:o?n.answered:void 0,error:o?n.error:void 0,again:()=>{r({of:null}),a(i+1)}}}var I=te(),ye=u(`
  query CompletionConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        content
        name
        parts {
          kind
          text
          url
          data
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`);function be({id:e}){let{answered:t,error:n,again:r}=F(ye,e),[i,a]=(0,P.useState)(null);(0,P.useEffect)(()=>{t&&t.held.turns().then(e=>a({of:t,turns:e}),()=>void 0)},[t]);let s=i!==null&&i.of===t?i.turns:null;return n===void 0?t?`messages`in t.loaded.has?s===null?(0,I.jsx)(D,{}):s.length===0?(0,I.jsx)(_,{title:`No conversation`,children:(0,I.jsx)(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})}):(0,I.jsx)(xe,{held:t.held,turns:s},e):(0,I.jsx)(E,{what:`completion`}):(0,I.jsx)(D,{}):(0,I.jsx)(o,{error:n,retry:r})}var L=200;function xe({held:e,turns:t}){let n=(0,P.useRef)(null),r=ie(ue),[i]=(0,P.useState)(r),[a,o]=(0,P.useState)({}),[s,l]=(0,P.useState)(new Set),[u,d]=(0,P.useState)(0),[p,m]=(0,P.useState)(L),h=t.slice(0,p);return f((0,P.useMemo)(()=>{let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(h.length-1,u+e));d(t);let r=n.current?.children[t];r instanceof HTMLElement&&r.focus()},r=h[u];return[{id:`next`,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!r)return;let e=le(a[u]??O(r.role,i));o({...a,[u]:e}),A(r.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(s);e.delete(u)||e.add(u),l(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>l(s.size===h.length?new Set:new Set(h.keys()))}]},[h,u,a,s,i])),(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(`ol`,{ref:n,className:me.turns,"aria-label":`Conversation`,children:h.map((t,n)=>(0,I.jsx)(pe,{held:e,turn:t,way:a[n]??O(t.role,i),setWay:e=>{o({...a,[n]:e}),A(t.role,e)},isOpen:s.has(n),setOpen:e=>{let t=new Set(s);e?t.add(n):t.delete(n),l(t)},isFocused:n===u,onFocus:()=>d(n)},t.index))}),t.length>p&&(0,I.jsxs)(c,{onPress:()=>m(p+L),children:[`Show `,Math.min(L,t.length-p),` more of `,t.length,` turns`]})]})}var R={header:`_header_17bjq_1`,facts:`_facts_17bjq_7`,filter:`_filter_17bjq_29`,second:`_second_17bjq_36`,bad:`_bad_17bjq_40`,tools:`_tools_17bjq_44`,parts:`_parts_17bjq_53`,reason:`_reason_17bjq_69`,tags:`_tags_17bjq_78`,tabs:`_tabs_17bjq_116`,note:`_note_17bjq_136`,stack:`_stack_17bjq_144`,grades:`_grades_17bjq_159`,counts:`_counts_17bjq_176`,values:`_values_17bjq_180`,veil:`_veil_17bjq_208`,modal:`_modal_17bjq_217`},Se={UNICODE:`halves of surrogate pairs, or bytes that are no UTF-8, are U+FFFD`,NUMBER:`a number that cannot be stored is a text`,KEY:`a key has another name`,DEPTH:`what is nested too deep is its JSON text`,SIZE:`what has too many values is its JSON text`,CONVERTED:`it was converted`,CUT:`it was too long`,LEFT_OUT:`it is not stored`,MORE:`there are more`};function Ce({of:{id:e,alterations:t}}){return t.length===0?null:(0,I.jsxs)(`details`,{className:R.note,children:[(0,I.jsxs)(`summary`,{children:[`≠ What is stored differs from what was logged in `,t.length,` `,t.length===1?`place`:`places`]}),(0,I.jsx)(`ul`,{children:t.map(({path:t,kind:n,original:r},i)=>(0,I.jsxs)(`li`,{children:[(0,I.jsx)(Te,{id:e,pointer:t}),`: `,Se[n],r!==null&&(0,I.jsxs)(I.Fragment,{children:[`; logged was `,(0,I.jsx)(`code`,{children:(0,I.jsx)(j,{text:r})})]})]},i))})]})}var we=[`request`,`response`,`extra`];function Te({id:e,pointer:t}){let[n=``,...r]=he(t),i=(0,I.jsx)(`code`,{children:(0,I.jsx)(j,{text:t})});if(!we.includes(n))return i;let a=encodeURIComponent(JSON.stringify(ge(r)));return(0,I.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${n}&at=${a}`,children:i})}function Ee({of:{id:e,answers:t}}){let n=Math.max(0,...(t??[]).map(e=>Array.isArray(e)?e.length:0));return n<2?null:(0,I.jsxs)(`p`,{className:R.note,children:[`Of `,n,` answers this is the first; all of them stand in the`,` `,(0,I.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=response`,children:`Response`}),`.`]})}var De=u(`
  query CompletionHead($id: ID!) {
    completion(id: $id) {
      id
      kind
      status
      tags
      model
      provider
      operation
      finishReason
      providerFinishReason
      isRefusal
      duration
      timeToFirstToken
      promptVersion
      failureKind
      failureReason
      createdAt
      clientCreatedAt
      updatedAt
      revision
      sessionId
      session {
        id
        name
      }
      userId
      isDerivationPending
      usage {
        promptTokens
        completionTokens
        totalTokens
        cachedTokens
        cacheWriteTokens
        reasoningTokens
        audioTokens
      }
      cost {
        total
        input
        output
        cached
        priceSource
        priceDate
        pricedModel
      }
      alterations {
        path
        kind
        original
      }
      answers: values(paths: ["response.choices.index", "response.candidates.index"])
    }
  }
`),Oe=u(`
  query CompletionPayload($id: ID!) {
    completion(id: $id) {
      request
      response
      extra
    }
  }
`),ke=u(`
  query CompletionStack($id: ID!) {
    completion(id: $id) {
      stacktrace {
        file
        line
        lineno
        name
      }
    }
  }
`),Ae=u(`
  query CompletionFeedback($id: ID!, $after: String) {
    completion(id: $id) {
      feedbackTasks {
        id
        name
        archivedAt
      }
      feedback(first: 100, after: $after) {
        nodes {
          id
          createdAt
          updatedAt
          taskId
          taskVersion
          task {
            id
            name
            version
          }
          jsonValues
          comment
          author {
            tokenId
            name
          }
          grader {
            kind
            id
            name
          }
          revision
          revisedBy {
            tokenId
            name
          }
          history {
            revision
            at
            tokenId
            taskVersion
            jsonValues
            comment
            grader {
              kind
              id
              name
            }
          }
          adjudicates
        }
        pageInfo {
          hasNextPage
        }
        totalCount
      }
    }
  }
`),je=u(`
  mutation CompletionAddTags($id: ID!, $tags: [String!]!) {
    addTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Me=u(`
  mutation CompletionRemoveTags($id: ID!, $tags: [String!]!) {
    removeTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Ne=u(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),Pe=u(`
  query CompletionNeighbour($filter: CompletionFilter!, $direction: OrderDirection!) {
    completions(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: $direction }]
      first: 1
    ) {
      nodes {
        id
      }
    }
  }
`),Fe=u(`
  subscription CompletionOfPageChanged($filter: CompletionFilter!, $after: String) {
    completionChanged(filter: $filter, after: $after) {
      cursor
      type
      completion {
        revision
        status
      }
    }
  }
`),Ie=u(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),z=e=>T({queryKey:[`completion`,e,`head`],queryFn:async({signal:n})=>{let{data:r,errors:i}=await t(De,{id:e},{signal:n});if(r.completion===null&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return{completion:r.completion,errors:i}}}),Le=e=>T({queryKey:[`completion`,e,`stack`],queryFn:async({signal:n})=>{let{data:r,errors:i}=await t(ke,{id:e},{signal:n});if(!r.completion)throw i[0]??B();return r.completion.stacktrace}}),Re=e=>T({queryKey:[`completion`,e,`feedback`],queryFn:async({signal:n})=>{let{data:r,errors:i}=await t(Ae,{id:e,after:null},{signal:n});if(!r.completion?.feedback)throw i[0]??B();return{...r.completion.feedback,tasks:r.completion.feedbackTasks}}});async function ze(e,n){let{data:r}=await t(Pe,{filter:{createdAt:n?{gt:e}:{lt:e}},direction:n?`ASC`:`DESC`});return r.completions?.nodes[0]?.id??null}function B(){return new m(`NOT_FOUND`,{message:`This completion is not here any more.`})}function Be({id:e}){let{data:t,error:n,isPending:r,refetch:i}=v(Re(e));if(r)return(0,I.jsx)(D,{});if(n)return(0,I.jsx)(o,{error:n,retry:()=>void i()});let a=new Map;for(let e of t.nodes)a.set(e.taskId,[...a.get(e.taskId)??[],e]);let s=t.tasks.filter(e=>!a.has(e.id)&&e.archivedAt===null);return(0,I.jsxs)(`div`,{className:R.feedback,children:[t.nodes.length===0&&(0,I.jsx)(_,{title:`Not graded`,children:(0,I.jsx)(`p`,{children:`Nobody has given feedback on it.`})}),[...a].map(([e,t])=>(0,I.jsx)(Ve,{id:e,grades:t},e)),t.pageInfo.hasNextPage&&(0,I.jsxs)(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),s.length>0&&(0,I.jsxs)(`section`,{children:[(0,I.jsx)(`h2`,{children:`Tasks that want a grade`}),(0,I.jsx)(`ul`,{children:s.map(t=>(0,I.jsxs)(`li`,{children:[(0,I.jsx)(`a`,{href:V(t.id),className:R.filter,children:(0,I.jsx)(j,{text:t.name})}),` `,(0,I.jsx)(`a`,{href:`#/grade/${encodeURIComponent(t.id)}?i=${encodeURIComponent(e)}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var V=e=>`#/tasks/${encodeURIComponent(e)}`;function Ve({id:e,grades:t}){let n=t[0]?.task;return(0,I.jsxs)(`section`,{children:[(0,I.jsx)(`h2`,{children:n?(0,I.jsx)(`a`,{href:V(e),className:R.filter,children:(0,I.jsx)(j,{text:n.name})}):`A task that is gone`}),(0,I.jsx)(`ul`,{className:R.grades,children:t.map(e=>(0,I.jsx)(`li`,{"data-counts":e.adjudicates,children:(0,I.jsx)(He,{grade:e})},e.id))})]})}function He({grade:t}){let n=t.task?.version,r=n!==void 0&&n!==t.taskVersion;return(0,I.jsxs)(I.Fragment,{children:[(0,I.jsxs)(`p`,{className:R.tools,children:[t.adjudicates&&(0,I.jsx)(`strong`,{className:R.counts,children:`★ the one that counts`}),(0,I.jsxs)(`span`,{children:[`by `,(0,I.jsx)(`b`,{children:H(t)})]}),t.grader?.name!==t.author?.name&&t.author&&(0,I.jsxs)(`span`,{className:R.second,children:[`token `,(0,I.jsx)(j,{text:t.author.name??t.author.tokenId})]}),(0,I.jsx)(e,{at:t.createdAt}),(0,I.jsxs)(`span`,{className:R.second,children:[`version `,t.taskVersion,r&&` of ${n}`]})]}),(0,I.jsx)(U,{of:t.jsonValues,comment:t.comment}),t.history.length>0&&(0,I.jsx)(Ue,{grade:t})]})}function H({grader:e,author:t}){let n=e?.name??e?.id??t?.name??t?.tokenId??`nobody known`,r=e&&e.kind!==`HUMAN`?` (${e.kind.toLowerCase()})`:``;return(0,I.jsx)(j,{text:n+r})}function Ue({grade:t}){let[n,r]=(0,P.useState)(!1);return(0,I.jsxs)(`div`,{children:[(0,I.jsxs)(c,{"aria-expanded":n,onPress:()=>r(!n),children:[n?`▾`:`▸`,` Corrected `,t.history.length,` `,t.history.length===1?`time`:`times`,`, last `,(0,I.jsx)(e,{at:t.updatedAt}),` by`,` `,(0,I.jsx)(j,{text:t.revisedBy?.name??t.revisedBy?.tokenId??`nobody known`})]}),n&&(0,I.jsx)(`ol`,{className:R.grades,"aria-label":`Earlier revisions, newest first`,children:t.history.toReversed().map(t=>(0,I.jsxs)(`li`,{children:[(0,I.jsxs)(`p`,{className:R.tools,children:[`revision `,t.revision,` `,(0,I.jsx)(e,{at:t.at}),(0,I.jsxs)(`span`,{className:R.second,children:[`version `,t.taskVersion]}),t.grader&&H(t)]}),(0,I.jsx)(U,{of:t.jsonValues,comment:t.comment})]},t.revision))})]})}function U({of:e,comment:t}){let n=typeof e==`object`&&e&&!Array.isArray(e)?Object.entries(e):[[``,e]];return(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(`dl`,{className:R.values,children:n.map(([e,t])=>(0,I.jsxs)(`div`,{children:[(0,I.jsx)(`dt`,{children:(0,I.jsx)(j,{text:e})}),(0,I.jsx)(`dd`,{children:(0,I.jsx)(j,{text:typeof t==`string`?t:JSON.stringify(t,null,1)})})]},e))}),t!==``&&(0,I.jsx)(`blockquote`,{children:(0,I.jsx)(j,{text:t})})]})}function We({role:e,...t}){let n=h(e),r=(0,P.useId)();return n===null?(0,I.jsx)(c,{...t}):(0,I.jsxs)(`span`,{children:[(0,I.jsx)(c,{...t,isDisabled:!0,"aria-describedby":r}),` `,(0,I.jsx)(`small`,{id:r,children:n})]})}function Ge({id:e}){let[t,n]=(0,P.useState)(!1);return(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(We,{role:`ADMIN`,onPress:()=>n(!0),children:`Delete …`}),(0,I.jsx)(i,{isOpen:t,onOpenChange:n,isDismissable:!0,className:R.veil??``,children:(0,I.jsx)(oe,{className:R.modal??``,children:(0,I.jsx)(Ke,{id:e,close:()=>n(!1)})})})]})}function Ke({id:e,close:n}){let i=r(),a=C(),{mutate:o,isPending:s,error:u}=N({mutationFn:()=>t(Ne,{id:e}),onSuccess:()=>{x(`Deleted`),n(),i.removeQueries({queryKey:[`completion`,e]}),i.invalidateQueries({queryKey:[`completions`]}),a({to:`/completions`})}});return(0,I.jsxs)(l,{role:`alertdialog`,children:[(0,I.jsx)(p,{slot:`title`,children:`Delete this completion?`}),(0,I.jsxs)(`p`,{children:[(0,I.jsx)(`code`,{children:e}),` is gone for good, and so is it from the feedback on it.`]}),u&&(0,I.jsxs)(`p`,{role:`alert`,className:R.bad,children:[`✕ `,g(u).message]}),(0,I.jsxs)(`div`,{className:R.tools,children:[(0,I.jsx)(c,{autoFocus:!0,onPress:n,children:`Keep it`}),(0,I.jsx)(c,{className:`primary`,isDisabled:s,onPress:()=>o(),children:`Delete it`})]})]})}function qe({of:{id:e,tags:t}}){let n=h(`WRITER`),r=(0,P.useId)(),i=(0,P.useRef)(null),a=Je(e);f((0,P.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:n,run:()=>i.current?.focus()}],[n]));let o=e=>a.mutate({tag:e,isAdded:!1});return(0,I.jsxs)(`div`,{className:R.tags,children:[(0,I.jsx)(`ul`,{"aria-label":`Tags`,children:t.map(e=>(0,I.jsxs)(`li`,{children:[(0,I.jsx)(J,{by:{tags:{hasAll:[e]}},children:(0,I.jsx)(j,{text:e})}),n===null&&(0,I.jsx)(c,{"aria-label":`Take away the tag ${e}`,onPress:()=>o(e),children:`×`})]},e))}),(0,I.jsx)(Ye,{input:i,isDisabled:n!==null,why:r,add:e=>a.mutate({tag:e,isAdded:!0})}),n!==null&&(0,I.jsx)(`small`,{id:r,children:n}),a.error&&(0,I.jsxs)(`span`,{role:`alert`,className:R.bad,children:[`✕ `,g(a.error).message]})]})}function Je(e){let n=r();return N({mutationFn:async({tag:n,isAdded:r})=>{let i={id:e,tags:[n]},[a]=(r?(await t(je,i)).data.addTags?.results:(await t(Me,i)).data.removeTags?.results)??[];if(a?.error)throw new m(a.error.code,a.error);return a?.completion},onSuccess:(t,{tag:r,isAdded:i})=>{if(x(i?`Tagged ${r}`:`${r} is taken away`),!t)return;let{queryKey:a}=z(e);n.setQueryData(a,e=>e?.completion?{...e,completion:{...e.completion,...t}}:e)}})}function Ye({input:e,isDisabled:n,why:r,add:i}){let[a,o]=(0,P.useState)(``),s=(0,P.useId)(),c=v({queryKey:[`tag-suggestions`,a],queryFn:({signal:e})=>t(Ie,{prefix:a},{signal:e}),enabled:a!==``&&a.length<=100});return(0,I.jsxs)(`form`,{onSubmit:e=>{e.preventDefault(),a.trim()!==``&&i(a.trim()),o(``)},children:[(0,I.jsx)(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:a,list:s,disabled:n,...n&&{"aria-describedby":r},onChange:({target:e})=>o(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),(0,I.jsx)(`datalist`,{id:s,children:c.data?.data.suggest?.names.map(({name:e})=>(0,I.jsx)(`option`,{value:e},e))})]})}var W=new Intl.NumberFormat(`en`);function Xe({of:e}){if(!e)return`–`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return(0,I.jsx)(G,{all:e.totalTokens===null?`–`:W.format(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:(0,I.jsx)(K,{name:e,value:W.format(t),depth:n},e))})}function Ze({of:e}){return e?(0,I.jsxs)(G,{all:`$${e.total}`,children:[(0,I.jsx)(K,{name:`input`,value:`$${e.input}`,depth:0}),(0,I.jsx)(K,{name:`read from a cache`,value:`$${e.cached}`,depth:1}),(0,I.jsx)(K,{name:`output`,value:`$${e.output}`,depth:0}),(0,I.jsx)(K,{name:`price of`,value:e.pricedModel,depth:0}),(0,I.jsx)(K,{name:`by`,value:e.priceSource,depth:0}),e.priceDate!==null&&(0,I.jsx)(K,{name:`as of`,value:e.priceDate,depth:0})]}):(0,I.jsx)(`span`,{title:`The price or the tokens are not known for sure`,children:`not known`})}function G({all:e,children:t}){return(0,I.jsxs)(`details`,{className:R.parts,children:[(0,I.jsx)(`summary`,{children:e}),(0,I.jsx)(`table`,{children:(0,I.jsx)(`tbody`,{children:t})})]})}function K({name:e,value:t,depth:n}){return(0,I.jsxs)(`tr`,{children:[(0,I.jsx)(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),(0,I.jsx)(`td`,{children:t})]})}function Qe({of:t}){return(0,I.jsxs)(`header`,{className:R.header,children:[(0,I.jsxs)(`dl`,{className:R.facts,children:[(0,I.jsx)(q,{name:`Status`,children:t.status===null?(0,I.jsx)(y,{of:null}):(0,I.jsx)(J,{by:{status:{eq:t.status}},children:(0,I.jsx)(y,{of:t.status})})}),t.failureKind!==null&&(0,I.jsx)(q,{name:`Failure`,children:(0,I.jsx)(J,{by:{failureKind:{eq:t.failureKind}},children:(0,I.jsx)(j,{text:t.failureKind})})}),(0,I.jsx)($e,{of:t}),(0,I.jsx)(q,{name:`Duration`,children:X(t.duration)}),t.timeToFirstToken!==null&&(0,I.jsx)(q,{name:`First token`,children:X(t.timeToFirstToken)}),(0,I.jsx)(q,{name:`Tokens`,children:(0,I.jsx)(Xe,{of:t.usage})}),(0,I.jsx)(q,{name:`Cost`,children:(0,I.jsx)(Ze,{of:t.cost})}),(0,I.jsx)(et,{of:t}),(0,I.jsx)(tt,{of:t}),(0,I.jsx)(q,{name:`Made`,children:(0,I.jsx)(e,{at:t.createdAt})}),t.clientCreatedAt!==null&&(0,I.jsx)(q,{name:`Made, as the client says`,children:t.clientCreatedAt}),(0,I.jsxs)(q,{name:`Changed`,children:[(0,I.jsx)(e,{at:t.updatedAt}),` `,(0,I.jsxs)(`span`,{className:R.second,children:[`revision `,t.revision]})]}),(0,I.jsx)(q,{name:`Id`,children:(0,I.jsx)(`code`,{children:(0,I.jsx)(j,{text:t.id})})})]}),t.isDerivationPending&&(0,I.jsx)(`p`,{className:R.second,children:`Model, tokens and cost are still being worked out.`}),t.failureReason!==null&&(0,I.jsx)(nt,{text:t.failureReason}),(0,I.jsxs)(`div`,{className:R.tools,children:[(0,I.jsx)(qe,{of:t}),(0,I.jsx)(Ge,{id:t.id})]})]})}function q({name:e,children:t}){return(0,I.jsxs)(`div`,{children:[(0,I.jsx)(`dt`,{children:e}),(0,I.jsx)(`dd`,{children:t})]})}function J({by:e,children:t}){return(0,I.jsx)(w,{to:`/completions`,search:{f:e},className:R.filter,children:t})}function $e({of:{model:e,provider:t,operation:n}}){return(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(q,{name:`Model`,children:e===null?`–`:(0,I.jsx)(J,{by:{model:{eq:e}},children:(0,I.jsx)(j,{text:e})})}),t!==null&&(0,I.jsx)(q,{name:`Provider`,children:(0,I.jsx)(J,{by:{provider:{eq:t}},children:(0,I.jsx)(j,{text:t})})}),n!==null&&(0,I.jsx)(q,{name:`Operation`,children:(0,I.jsx)(J,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function et({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:(0,I.jsxs)(q,{name:`Ended by`,children:[(0,I.jsx)(J,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&(0,I.jsx)(`code`,{children:(0,I.jsx)(j,{text:t})}),n&&(0,I.jsx)(`strong`,{className:R.bad,children:` ✕ refusal`})]})}function tt({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return(0,I.jsxs)(I.Fragment,{children:[n!==null&&(0,I.jsx)(q,{name:`Session`,children:(0,I.jsx)(`a`,{href:_e(n,e),className:R.filter,children:(0,I.jsx)(j,{text:t?.name||n})})}),r!==null&&(0,I.jsx)(q,{name:`User`,children:(0,I.jsx)(J,{by:{userId:{eq:r}},children:(0,I.jsx)(j,{text:r})})}),i!==null&&(0,I.jsx)(q,{name:`Prompt version`,children:(0,I.jsx)(J,{by:{promptVersion:{eq:i}},children:(0,I.jsx)(j,{text:i})})})]})}var Y=500;function nt({text:e}){let t=e=>(0,I.jsx)(`div`,{className:R.reason,children:(0,I.jsx)(j,{text:e})});return e.length<=Y?t(e):(0,I.jsxs)(`details`,{children:[(0,I.jsxs)(`summary`,{children:[(0,I.jsx)(j,{text:e.slice(0,Y)}),`… (`,e.length,` characters)`]}),t(e)]})}function X(e){return e===null?`–`:e<1?`${(e*1e3).toFixed(0)} ms`:`${e.toFixed(2)} s`}var Z=[`request`,`response`,`extra`];function rt(e,t,n){return`{"payload":[${`{"path":${JSON.stringify(ge(e))},"${n?`ne`:`eq`}":${t}}`}]}`}function it(e){return JSON.stringify(JSON.parse(e))===e||!/^-?\d/.test(e)}var at=1e3;function ot({held:e,field:t,row:n}){let r=n?.node,[i,a]=(0,P.useState)(``),[o,l]=(0,P.useState)(null),[u,d]=(0,P.useState)(!1);(0,P.useEffect)(()=>{r!==void 0&&e.path(t,r).then(a,()=>void 0)},[e,t,r]);let p=n!==void 0&&i!==``&&n.count===0&&n.length<=at&&Z.includes(t),m=e=>rt([t,...M(i)],n?.value??`null`,e),h=p&&n.length===n.value.length?n.value:null,g=e=>h!==null&&it(h)?`#/completions?f=${encodeURIComponent(m(e))}`:void 0,[_,v]=[g(!1),g(!0)];if(f((0,P.useMemo)(()=>{let e=`JSON`,t=_===void 0?`not for this value`:null,n=e=>()=>{e!==void 0&&(location.hash=e)};return[{id:`filter-to`,title:`Filter to this value`,group:e,keys:[`+`],unavailable:t,run:n(_)},{id:`exclude`,title:`Exclude this value`,group:e,keys:[`-`],unavailable:t,run:n(v)}]},[_,v])),!n)return null;let y=async()=>s(await e.value(n.node),`the value`),b=async()=>{let r=await e.source(n.node);await s(rt([t,...M(i)],r,!1),`the filter`)};return(0,I.jsxs)(`section`,{"aria-label":`The focused value`,children:[(0,I.jsxs)(`div`,{className:k.focused,children:[(0,I.jsxs)(`code`,{children:[t,i!==``&&`.`,(0,I.jsx)(j,{text:i})]}),(0,I.jsx)(c,{onPress:()=>void y(),children:`Copy value`}),(0,I.jsx)(c,{onPress:()=>void s([t,i].filter(Boolean).join(`.`),`the path`),children:`Copy path`}),i!==``&&Z.includes(t)&&(0,I.jsx)(c,{onPress:()=>void b(),children:`Copy as filter`}),_&&(0,I.jsx)(`a`,{href:_,children:`Filter to`}),v&&(0,I.jsx)(`a`,{href:v,children:`Exclude`}),n.kind===2&&(0,I.jsx)(c,{onPress:()=>{d(!1),e.clip(n.node).then(e=>l({node:n.node,clip:e}))},children:`Show as text`})]}),o?.node===n.node&&(0,I.jsx)(`div`,{className:k.value,children:(0,I.jsx)(de,{held:e,clip:o.clip,label:i,isOpen:u,setOpen:d},o.clip.id)})]})}var st=16,ct=200,lt={2:k.string,3:k.number,4:k.word,5:k.word},Q=new Intl.NumberFormat(`en`);function ut({row:e,index:t,start:n,isFocused:r,sought:i,alteration:a,onFocus:o,onFold:s}){let c=i!==``&&ft(e,i);return(0,I.jsxs)(`div`,{role:`treeitem`,"data-row":t,"aria-level":e.level,"aria-posinset":e.position+1,"aria-setsize":e.siblings,"aria-selected":r,...e.count>0&&{"aria-expanded":!e.isFolded},tabIndex:r?0:-1,className:k.row,style:{transform:`translateY(${n}px)`,paddingInlineStart:(Math.min(e.level,40)-1)*st},onFocus:o,children:[e.count>0?(0,I.jsx)(`span`,{className:k.twist,onClick:s,"aria-hidden":!0,children:e.isFolded?`▸`:`▾`}):(0,I.jsx)(`span`,{className:k.twist,"aria-hidden":!0}),e.name!==null&&(0,I.jsx)(`span`,{className:k.key,children:(0,I.jsx)(j,{text:dt(e.name)+`:`})}),(0,I.jsxs)(`span`,{className:`${lt[e.kind]??``} ${c?k.found:``}`,children:[(0,I.jsx)(j,{text:e.value}),e.length>e.value.length&&e.value!==``&&`…`]}),(0,I.jsx)(`span`,{className:k.size,children:pt(e)}),a&&(0,I.jsxs)(`span`,{className:k.altered,title:a.original??``,children:[`≠ `,a.kind.toLowerCase()]})]})}function dt(e){let t=e===``?`""`:e;return t.length>ct?`${t.slice(0,ct)}…`:t}function ft({name:e,value:t},n){return`${e??``} ${t}`.toLowerCase().includes(n.toLowerCase())}function pt(e){return e.kind===0?e.count===0?`{}`:`{${Q.format(e.count)}}`:e.kind===1?e.count===0?`[]`:`[${Q.format(e.count)}]`:e.length>e.value.length?`${Q.format(e.length)} characters`:``}var mt=150,ht=new Intl.NumberFormat(`en`);function gt({held:e,field:t,tree:n,sought:r,setSought:i}){let a=(0,P.useRef)(null),[o,s]=(0,P.useState)(null),{lay:l}=n;(0,P.useEffect)(()=>{if(r===``)return;let n=setTimeout(()=>{e.search(t,r).then(n=>{s({count:n,at:0}),x(`${n} found`),n>0&&l(e.match(t,0))})},mt);return()=>{clearTimeout(n)}},[e,t,r,l]);let u=n=>{if(!o||o.count===0)return;let r=(o.at+n+o.count)%o.count;s({...o,at:r}),l(e.match(t,r))};return f((0,P.useMemo)(()=>[{id:`filter`,title:`Search the JSON`,group:`JSON`,keys:[`/`],run:()=>a.current?.focus()}],[])),(0,I.jsxs)(`div`,{className:k.tools,role:`search`,children:[(0,I.jsx)(`input`,{ref:a,type:`search`,"aria-label":`Search in ${t}`,placeholder:`Search keys and values`,value:r,onChange:({target:e})=>i(e.value),onKeyDown:e=>{e.key===`Enter`&&u(e.shiftKey?-1:1)}}),o&&r!==``&&(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(`span`,{className:k.count,children:o.count===0?`nothing found`:`${ht.format(o.at+1)} of ${ht.format(o.count)}`}),(0,I.jsx)(c,{"aria-label":`Previous found`,onPress:()=>u(-1),children:`↑`}),(0,I.jsx)(c,{"aria-label":`Next found`,onPress:()=>u(1),children:`↓`})]}),(0,I.jsx)(c,{onPress:()=>l(e.foldAll(t,!0)),children:`Fold all`}),(0,I.jsx)(c,{onPress:()=>l(e.foldAll(t,!1)),children:`Unfold all`})]})}function _t(e,t,n){let[r,i]=(0,P.useState)({count:0,version:0}),[a,o]=(0,P.useState)(0),[s,c]=(0,P.useState)(0),[l,u]=(0,P.useState)({from:0,to:100}),[d,f]=(0,P.useState)({from:0,rows:[]}),[p]=(0,P.useState)(n),m=(0,P.useCallback)((e,{keep:t=!1}={})=>{e.then(({count:e,row:n})=>{i(({version:t})=>({count:e,version:t+1})),o(n<0?t=>Math.min(t,e-1):n),n>=0&&!t&&c(e=>e+1)},()=>void 0)},[]);(0,P.useEffect)(()=>m(e.open(t,p)),[e,t,p,m]),(0,P.useEffect)(()=>{let n=!0;return e.rows(t,l.from,l.to).then(e=>n&&f({from:l.from,rows:e}),()=>void 0),()=>{n=!1}},[e,t,l,r]);let h=(0,P.useCallback)((e,t)=>{u(n=>n.from===e&&n.to===t?n:{from:e,to:t})},[]);return{count:r.count,focused:a,focus:o,row:e=>d.rows[e-d.from],look:h,lay:m,jumps:s,isReady:r.version>0}}var vt=24,yt=60;function bt({held:e,field:t,at:n=``,onAt:r,alterations:i}){let a=_t(e,t,n),[o,s]=(0,P.useState)(``),c=Ct(e,i),l=a.row(a.focused)?.node;return(0,P.useEffect)(()=>{if(l===void 0||!r)return;let n=!0,i=setTimeout(()=>{e.path(t,l).then(e=>n&&r(e))},300);return()=>{n=!1,clearTimeout(i)}},[e,t,l,r]),f((0,P.useMemo)(()=>{let n=`JSON`,r=n=>a.lay(e.foldAll(t,n));return[{id:`json:unfold`,title:`Unfold all`,group:n,keys:[`Shift e`],run:()=>r(!1)},{id:`json:fold`,title:`Fold all`,group:n,run:()=>r(!0)}]},[e,t,a.lay])),(0,I.jsxs)(`div`,{children:[(0,I.jsx)(gt,{held:e,field:t,tree:a,sought:o,setSought:s}),a.isReady?(0,I.jsx)(xt,{held:e,field:t,tree:a,sought:o,altered:c}):(0,I.jsx)(D,{}),(0,I.jsx)(ot,{held:e,field:t,row:a.row(a.focused)})]})}function xt({held:e,field:t,tree:n,sought:r,altered:i}){let a=(0,P.useRef)(null),{count:o,focused:s,look:c,jumps:l}=n,u=ae({count:o,getScrollElement:()=>a.current,estimateSize:()=>vt,overscan:20}),{startIndex:d=0,endIndex:f=0}=u.range??{};(0,P.useEffect)(()=>c(Math.max(0,d-yt),f+yt),[c,d,f]),(0,P.useEffect)(()=>{l>0&&u.scrollToIndex(s,{align:`center`})},[l]);let p=e=>{let t=Math.max(0,Math.min(o-1,e));n.focus(t),u.scrollToIndex(t),requestAnimationFrame(()=>a.current?.querySelector(`[data-row="${t}"]`)?.focus())},m=(r,i)=>{let a=n.row(r);a&&a.count>0&&n.lay(e.fold(t,a.node,i),{keep:!0})},h=e=>{let t=n.row(s),r=g[e.key];!t||!r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r(t.count>0&&!t.isFolded,t.node))},g={ArrowDown:()=>p(s+1),ArrowUp:()=>p(s-1),PageDown:()=>p(s+f-d-1),PageUp:()=>p(s-(f-d-1)),Home:()=>p(0),End:()=>p(o-1),ArrowRight:e=>e?p(s+1):m(s,!1),ArrowLeft:(n,r)=>{n?m(s,!0):e.parent(t,r).then(e=>e>=0&&p(e))},e:e=>m(s,e)};return(0,I.jsx)(`div`,{ref:a,className:k.tree,role:`tree`,"aria-label":`JSON of ${t}`,onKeyDown:h,children:(0,I.jsx)(`div`,{style:{height:u.getTotalSize()},className:k.all,role:`none`,children:u.getVirtualItems().map(({index:e,start:t})=>{let a=n.row(e);return a?(0,I.jsx)(ut,{row:a,index:e,start:t,sought:r,isFocused:e===s,alteration:i.get(a.node),onFocus:()=>n.focus(e),onFold:()=>m(e,!a.isFolded)},a.node):null})})})}var St=new Map;function Ct(e,t){let[n,r]=(0,P.useState)(St);return(0,P.useEffect)(()=>{t&&t.length!==0&&e.pointed(t.map(({path:e})=>e)).then(e=>r(new Map(e.flatMap((e,n)=>{let r=t[n];return r&&e>=0?[[e,r]]:[]}))),()=>void 0)},[e,t]),n}function wt({answered:e,field:t,alterations:n,at:r,onAt:i}){return e.loaded.has[t]===!0?(0,I.jsx)(bt,{held:e.held,field:t,onAt:i,alterations:n,at:r??``}):(0,I.jsx)(_,{title:`No ${t}`,children:(0,I.jsx)(`p`,{children:`Nothing of it is logged.`})})}function Tt(e,{rows:t,isWhole:r}=n()){let i=t.findIndex(t=>t.id===e);return i<0?null:{before:t[i-1]?.id??null,after:t[i+1]?.id??null,place:i,count:t.length,isWhole:r}}var Et=new Intl.NumberFormat(`en`);function Dt({id:e,createdAt:t}){let n=C(),{t:r}=S({from:`/completions/$id`}),i=(0,P.useMemo)(()=>Tt(e),[e]),a=(0,P.useMemo)(()=>{let e=e=>{e===null?x(`There is no further one`):n({to:`/completions/$id`,params:{id:e},search:r===void 0?{}:{t:r},replace:!0})},a=async n=>{t!==null&&e(await ze(t,n))};return i?{before:()=>e(i.before),after:()=>e(i.after)}:{before:()=>void a(!0).catch(()=>e(null)),after:()=>void a(!1).catch(()=>e(null))}},[i,t,n,r]),[o,s]=i?[i.before===null,i.after===null]:[t===null,t===null];return f((0,P.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,title:`Previous of the list`,group:e,keys:[`[`],unavailable:o?t(!0):null,run:a.before},{id:`item:next`,title:`Next of the list`,group:e,keys:[`]`],unavailable:s?t(i?.isWhole??!0):null,run:a.after}]},[a,o,s,i])),(0,I.jsxs)(`nav`,{"aria-label":`The list around it`,className:R.tools,children:[(0,I.jsx)(w,{to:`/completions`,children:`Completions`}),(0,I.jsx)(c,{isDisabled:o,onPress:a.before,children:`← Previous`}),(0,I.jsx)(c,{isDisabled:s,onPress:a.after,children:`Next →`}),(0,I.jsx)(`span`,{className:R.second,children:i?`${Et.format(i.place+1)} of ${Et.format(i.count)} loaded`:`in the order of time`})]})}var Ot=new Intl.NumberFormat(`en`);function kt({held:e,id:t}){let[n,r]=(0,P.useState)(null);if((0,P.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return(0,I.jsx)(D,{});let i=()=>e.text(n.id);return(0,I.jsxs)(`div`,{children:[(0,I.jsxs)(`p`,{className:R.tools,children:[(0,I.jsxs)(`span`,{children:[Ot.format(n.characters),` characters`]}),(0,I.jsx)(c,{onPress:()=>void i().then(e=>s(e,`all of it`)),children:`Copy`}),(0,I.jsx)(c,{onPress:()=>void i().then(e=>At(e,`${t}.json`)),children:`Download`})]}),(0,I.jsx)(fe,{held:e,of:n.id,label:`Raw`})]})}function At(e,t){let n=URL.createObjectURL(new Blob([e],{type:`application/json`})),r=document.createElement(`a`);r.href=n,r.download=t.replace(/[^\w.-]+/g,`_`),r.click(),URL.revokeObjectURL(n)}var $=500;function jt({id:e}){let{data:t,error:n,isPending:r,refetch:i}=v(Le(e));if(r)return(0,I.jsx)(D,{});if(n)return(0,I.jsx)(o,{error:n,retry:()=>void i()});if(t.length===0)return(0,I.jsx)(_,{title:`No stack`,children:(0,I.jsx)(`p`,{children:`The client has not said where it made the call.`})});let a=t.toReversed();return(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(`ol`,{className:R.stack,"aria-label":`Frames, innermost first`,children:a.slice(0,$).map(({file:e,line:t,lineno:n,name:r},i)=>(0,I.jsxs)(`li`,{children:[(0,I.jsxs)(`div`,{children:[(0,I.jsx)(`b`,{children:(0,I.jsx)(j,{text:r??`?`})}),` `,(0,I.jsxs)(`code`,{children:[(0,I.jsx)(j,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&(0,I.jsx)(`pre`,{children:(0,I.jsx)(j,{text:t.trim()})})]},i))}),a.length>$&&(0,I.jsxs)(`p`,{children:[`The innermost `,$,` of `,a.length,` frames.`]})]})}function Mt({of:{id:e,revision:t},renew:n}){let[r,i]=(0,P.useState)(null);(0,P.useEffect)(()=>{let t=null;return a(Fe,()=>({filter:{id:{eq:e}},after:t}),{next:({completionChanged:{cursor:e,type:n,completion:r}})=>{t=e,n===`DELETED`?i(`gone`):r&&i({revision:r.revision})},failed:()=>void 0})},[e]);let o=r===`gone`||r!==null&&r.revision>t;return f((0,P.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:o?null:`nothing is new`,run:n}],[n,o])),o?r===`gone`?(0,I.jsx)(`p`,{className:R.note,role:`status`,children:`✕ It was deleted meanwhile.`}):(0,I.jsxs)(`p`,{className:R.note,role:`status`,children:[`It has changed since. `,(0,I.jsx)(c,{onPress:n,children:`Show what is new`})]}):null}var Nt=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],Pt=[`request`,`response`,`extra`,`raw`];function Ft(){let{id:e}=ne({from:`/completions/$id`});return(0,I.jsx)(b,{title:`Completion`,children:(0,I.jsx)(It,{id:e},e)})}function It({id:e}){let{data:t,error:n,isPending:i,refetch:a}=v(z(e)),{t:s=`conversation`}=S({from:`/completions/$id`}),c=r(),[l,u]=(0,P.useState)(0),d=(0,P.useCallback)(()=>{c.invalidateQueries({queryKey:[`completion`,e]}),u(e=>e+1)},[c,e]);if(Rt(e),zt(e),i)return(0,I.jsx)(D,{});if(n)return(0,I.jsx)(o,{error:n,retry:()=>void a()});let{completion:f}=t;return(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(Dt,{id:e,createdAt:f?.createdAt??null}),f===null?(0,I.jsx)(E,{what:`completion`}):(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(Mt,{of:f,renew:d}),(0,I.jsx)(Qe,{of:f}),(0,I.jsx)(`nav`,{"aria-label":`Parts of the call`,className:R.tabs,children:Nt.map(({tab:t,title:n})=>(0,I.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===s?`page`:void 0,children:n},t))}),(0,I.jsxs)(`div`,{children:[s===`conversation`&&(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(Ce,{of:f}),(0,I.jsx)(Ee,{of:f}),(0,I.jsx)(be,{id:e},l)]}),(0,I.jsx)(Lt,{id:e,tab:s,alterations:f.alterations},`payload ${l}`),s===`stack`&&(0,I.jsx)(jt,{id:e}),s===`feedback`&&(0,I.jsx)(Be,{id:e})]})]})]})}function Lt({id:e,tab:t,alterations:n}){let r=Pt.includes(t),[i,a]=(0,P.useState)(r);r&&!i&&a(!0);let{answered:s,error:c,again:l}=F(Oe,i?e:null),{at:u}=S({from:`/completions/$id`}),d=C({from:`/completions/$id`}),f=(0,P.useCallback)(e=>{d({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[d]);return r?c===void 0?s?t===`raw`?(0,I.jsx)(kt,{id:e,...s}):(0,I.jsx)(wt,{field:t,answered:s,alterations:n,at:u,onAt:f},t):(0,I.jsx)(D,{}):(0,I.jsx)(o,{error:c,retry:l}):null}function Rt(e){f((0,P.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void s(location.href,`the link`)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void s(e,`the id`)}],[e]))}function zt(e){let t=C();f((0,P.useMemo)(()=>Nt.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{Ft as Completion};